import type { Logger } from "../ports/logger.ts";

export type Wake = () => void | Promise<void>;

/** Calls `wake` and settles when it is done; an error is logged, so that it never ends the process. */
export async function runWake(wake: Wake, logger: Logger): Promise<void> {
  try {
    await wake();
  } catch (error) {
    logger.error("wake failed", error);
  }
}
