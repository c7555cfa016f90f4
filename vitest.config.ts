import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // onnxruntime-node registers itself once a process: threads fail with "Module did not self-register".
    pool: 'forks',
    // One less than the cores where it is left out: on two cores that is one, which then waits for bots and timers.
    maxWorkers: '100%',
    testTimeout: 30_000,
  },
});
