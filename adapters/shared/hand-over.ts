import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { pause } from "./pause.ts";

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

interface HandOver {
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborted when the adapter stops. */
  readonly signal: AbortSignal;
}

interface HowOften {
  readonly attempts: number;
  /** True where the platform will not bring the event again: then it is tried a last time when the adapter stops. */
  readonly isOnlyCopy: boolean;
}

/**
 * Hands an event over until it is stored, with longer and longer pauses. False when it was not stored in so many
 * attempts, or when the adapter stops before. Never throws.
 */
export async function handOver(
  event: InboundEvent,
  { attempts, isOnlyCopy }: HowOften,
  { onEvent, clock, logger, signal }: HandOver,
): Promise<boolean> {
  const isOver = (): boolean => signal.aborted && !isOnlyCopy;
  for (let attempt = 1; attempt <= attempts && !isOver(); attempt += 1) {
    try {
      await onEvent(event);
      return true;
    } catch (error) {
      logger.error(`${event.from.platform}: an event was not stored`, error, { event: event.id, attempt });
    }
    if (attempt === attempts || signal.aborted) return false;
    await pause(clock, Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS), signal);
  }
  return false;
}
