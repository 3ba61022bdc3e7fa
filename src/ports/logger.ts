/** What is written: the level itself and all that weighs more. */
export const LOG_LEVELS = ["info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What may stand in a log line: ids, codes, counts. Never a name, a message's text or a token. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export interface Logger {
  /** `event` is a fixed lower-case phrase, the same for every such line. */
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` is written by the one serializer that leaves out whatever could be secret. */
  error(event: string, error: unknown, fields?: LogFields): void;
}
