import type { Readable } from "node:stream";
import type { DurationMs } from "../../src/core/time/instant.ts";
import type { ZoneId } from "../../src/core/time/zone.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { Output } from "./surface.ts";

export interface ConsoleOptions {
  readonly input: Readable;
  readonly output: Output;
  /** True for a chat at a terminal, false to read lines and answer each before the next. */
  readonly interactive: boolean;
  readonly color: boolean;
  readonly clock: Pick<Clock, "now">;
  /** The system's zone: of the times shown, and told to the app as the person's unless it is UTC. */
  readonly zone: ZoneId;
  readonly userName: string | null;
  readonly locale: string | null;
  /** Where files are saved that a message brings along. */
  readonly filesFolder: string;
  /** A new unique text, for the ids of events and messages. */
  readonly newId: () => string;
  readonly logger: Logger;
  /** Moves the app's clock ahead, firing what becomes due on the way; null where it cannot be moved. */
  readonly onAdvance: ((by: DurationMs) => Promise<void>) | null;
  /** Resolves when everything handed over is handled and every reply is out. */
  readonly idle: () => Promise<void>;
  /** Called once: the input has ended and everything is answered, `/quit`, Ctrl-C, or the output has closed. */
  readonly onEnd: () => void;
}
