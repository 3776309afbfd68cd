/**
 * The logic is tested in Node.js, with no page: what is in src/token, src/rest
 * and src/words needs none. The widgets are tested in a browser, in ui-tests.
 */
module.exports = {
  testEnvironment: 'node',
  testRegex: 'src/.*/__tests__/.*\\.spec\\.ts$',
  transform: {
    '\\.ts$': [
      'ts-jest',
      { tsconfig: 'tsconfig.test.json', isolatedModules: true }
    ]
  },
  collectCoverageFrom: ['src/{token,rest,words}/**/*.ts', '!**/__tests__/**']
};
