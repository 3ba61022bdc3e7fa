import { type DestinationStream, pino } from "pino";
import type { LogFields, Logger, LogLevel } from "../ports/logger.ts";
import type { Redact } from "./redact.ts";
import { serializeError } from "./serialize-error.ts";

/**
 * Writes one JSON object a line: `level`, `time` (ISO 8601, UTC), `event`, the fields, and `error` where there
 * is one. All text passes `redact` first.
 */
export class PinoLogger implements Logger {
  readonly #pino: ReturnType<typeof pino>;
  readonly #redact: Redact;

  constructor(options: {
    readonly level: LogLevel;
    readonly redact: Redact;
    readonly destination: DestinationStream;
  }) {
    this.#redact = options.redact;
    this.#pino = pino(
      {
        level: options.level,
        base: null,
        messageKey: "event",
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      options.destination,
    );
  }

  info(event: string, fields: LogFields = {}): void {
    this.#pino.info(this.#clean(fields), event);
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#pino.warn(this.#clean(fields), event);
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.#pino.error({ ...this.#clean(fields), error: serializeError(error, this.#redact) }, event);
  }

  #clean(fields: LogFields): LogFields {
    const clean = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? this.#redact(value) : value,
    ]);
    return Object.fromEntries(clean);
  }
}
