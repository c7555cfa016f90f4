import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    // onnxruntime-node registers itself once a process: threads fail with "Module did not self-register".
    pool: 'forks',
    testTimeout: 30_000,
  },
});
