import type { LogFields, Logger } from "../../src/ports/logger.ts";

export interface LogLine {
  readonly level: "info" | "warn" | "error";
  readonly event: string;
  readonly fields: LogFields;
  readonly error: unknown;
}

interface Waiter {
  readonly matches: (line: LogLine) => boolean;
  readonly resolve: (line: LogLine) => void;
}

/** Keeps the lines, and tells when one comes. */
export class FakeLogger implements Logger {
  readonly lines: LogLine[] = [];
  readonly #waiters = new Set<Waiter>();

  info(event: string, fields: LogFields = {}): void {
    this.#add({ level: "info", event, fields, error: null });
  }

  warn(event: string, fields: LogFields = {}): void {
    this.#add({ level: "warn", event, fields, error: null });
  }

  error(event: string, error: unknown, fields: LogFields = {}): void {
    this.#add({ level: "error", event, fields, error });
  }

  of(event: string): readonly LogLine[] {
    return this.lines.filter((line) => line.event === event);
  }

  /** The first line of this event, now or when it comes. */
  async next(event: string): Promise<LogLine> {
    const known = this.of(event)[0];
    if (known !== undefined) return known;
    return new Promise((resolve) => {
      this.#waiters.add({ matches: (line) => line.event === event, resolve });
    });
  }

  #add(line: LogLine): void {
    this.lines.push(line);
    for (const waiter of this.#waiters) {
      if (!waiter.matches(line)) continue;
      this.#waiters.delete(waiter);
      waiter.resolve(line);
    }
  }
}
