import type { Logger } from "../ports/logger.ts";

/** With a margin before the ten seconds after which Docker kills what still runs. */
const SHUTDOWN_GRACE_MS = 8_000;

/** What a shell gives a process that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof SIGNALS;

/**
 * On SIGTERM or SIGINT calls `stop`, once, and then ends the process: 0 when it stopped in time, 1 when it threw
 * or took longer than `graceMs`. A second signal ends the process at once.
 */
export function onShutdown(
  stop: () => Promise<void>,
  options: { readonly logger: Logger; readonly graceMs?: number },
): void {
  const { logger, graceMs = SHUTDOWN_GRACE_MS } = options;
  let stopping = false;

  const shutDown = async (signal: Signal): Promise<void> => {
    logger.info("shutting down", { signal });
    setTimeout(() => {
      logger.warn("shutdown took too long", { graceMs });
      process.exit(1);
    }, graceMs);
    try {
      await stop();
      process.exit(0);
    } catch (error) {
      logger.error("shutdown failed", error);
      process.exit(1);
    }
  };

  const listen = (signal: Signal): void => {
    process.on(signal, () => {
      if (stopping) process.exit(SIGNALS[signal]);
      stopping = true;
      void shutDown(signal);
    });
  };
  listen("SIGINT");
  listen("SIGTERM");
}
