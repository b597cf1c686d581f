const base = require('./jest.config.js');

/** Suites on engines that npm does not bring, such as a Java virtual machine. `.ci/engines` installs them. */
/** @type {import('jest').Config} */
module.exports = {
  ...base,
  testMatch: ['**/*.engine.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  testTimeout: 180_000,
};
