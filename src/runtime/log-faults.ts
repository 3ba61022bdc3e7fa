import type { Logger } from "../ports/logger.ts";

/**
 * What nobody caught goes the way of all errors into the log. Node would print it with all its properties, and
 * errors of libraries hold tokens in theirs. After a rejection the process goes on; after a throw, when nobody
 * knows what was left half done, it ends with 1, as it would have.
 */
export function logFaults(logger: Logger): void {
  process.on("unhandledRejection", (error) => logger.error("unhandled rejection", error));
  process.on("uncaughtException", (error) => {
    logger.error("uncaught exception", error);
    process.exit(1);
  });
}
