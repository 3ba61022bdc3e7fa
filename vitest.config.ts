import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/servers/global-setup.ts"],
    // Processes, not threads: some tests start, kill and outlive processes of their own.
    pool: "forks",
    // One process a core: left to itself a core stays free, half of a small machine.
    maxWorkers: "100%",
    // Some start the product as a process of its own, on machines that do other things as well.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    restoreMocks: true,
  },
});
