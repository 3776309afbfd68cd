/**
 * jest-environment-jsdom, with Node.js's own fetch and streams: the tests of the
 * requests have a real server.
 */
module.exports = {
  testEnvironment: 'jest-fixed-jsdom',
  roots: ['<rootDir>/src'],
  testRegex: '/__tests__/.*\\.spec\\.ts$',
  transform: { '\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.test.json' }] },
  moduleNameMapper: {
    '^@jupyterlab/|\\.(svg|css)$': '<rootDir>/src/__tests__/jupyterlab.ts'
  },
  setupFiles: ['<rootDir>/src/__tests__/browser.ts'],
  restoreMocks: true,
  collectCoverageFrom: ['src/**/*.ts', '!**/__tests__/**']
};
