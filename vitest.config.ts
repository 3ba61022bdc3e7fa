import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/servers/global-setup.ts"],
    // Processes, not threads: some tests start, kill and outlive processes of their own.
    pool: "forks",
    testTimeout: 15_000,
    hookTimeout: 30_000,
    restoreMocks: true,
  },
});
