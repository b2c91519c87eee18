const swc = {
  jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2023' },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  // Many tests start processes, which takes its time on a busy machine.
  testTimeout: 30_000,
  // As does their end: a worker that is slow to go has left nothing behind.
  workerGracefulExitTimeout: 10_000,
  roots: ['<rootDir>/tests'],
  testRegex: '\\.test\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/forge-app/', '<rootDir>/bench/', '<rootDir>/dist/'],
};
