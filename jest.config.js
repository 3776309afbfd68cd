/**
 * The logic is tested in Node.js, with no page: what is in src/token, src/rest,
 * src/snippets, src/hubtokens, src/notebook and src/words needs none, nor do the
 * models of the panel, of the snippets and of the tokens for scripts. What is
 * seen of it is tested in a browser, in ui-tests.
 */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src'],
  testRegex: '/__tests__/.*\\.spec\\.ts$',
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
  collectCoverageFrom: [
    'src/{hubtokens,notebook,rest,snippets,token,words}/**/*.ts',
    'src/widgets/{hubtokensmodel,masktimer,newtoken,newtokenmodel}.ts',
    'src/widgets/{panelmodel,panelsettings,snippetsmodel,tokencopier}.ts',
    '!**/__tests__/**'
  ]
};
