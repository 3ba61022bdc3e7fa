import { defineConfig } from "vitest/config";

const CORE = "test/core/**/*.test.ts";

export default defineConfig({
  test: {
    // Processes, not threads: some tests start, kill and outlive processes of their own.
    pool: "forks",
    // One process a core: left to itself a core stays free, half of a small machine.
    maxWorkers: "100%",
    // Some start the product as a process of its own, on machines that do other things as well.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        // The core has no state and needs no server, so its tests share a process: loading takes most of their time.
        test: { name: "core", include: [CORE], isolate: false },
      },
      {
        extends: true,
        test: {
          name: "all else",
          include: ["test/**/*.test.ts"],
          exclude: [CORE],
          globalSetup: ["test/support/servers/global-setup.ts"],
        },
      },
    ],
  },
});
