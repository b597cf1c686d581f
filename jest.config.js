/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  transform: { '^.+\\.[tj]s$': ['@swc/jest'] },
  // jose, playwright's Chromium and a few others are ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@sparticuz/chromium)/)'],
  moduleNameMapper: { '^#(.*)$': '<rootDir>/$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.engine\\.test\\.ts$'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  globalSetup: '<rootDir>/platform/testing/global-setup.ts',
  globalTeardown: '<rootDir>/platform/testing/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/gateway/testing/compare-suites.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
