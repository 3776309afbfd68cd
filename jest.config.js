/**
 * The logic is tested in Node.js, with no page: what is in src/token, src/rest
 * and src/words needs none, nor does the panel's model. What is seen of it is
 * tested in a browser, in ui-tests.
 */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  testRegex: '/__tests__/.*\\.spec\\.ts$',
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
  collectCoverageFrom: [
    'src/{token,rest,words}/**/*.ts',
    'src/widgets/panel{model,settings}.ts',
    '!**/__tests__/**'
  ]
};
