import { LogLevel, type Logger as SlackLogger } from "@slack/bolt";

/**
 * Nothing of what a library says gets anywhere. Left without a logger, each of them would make one that writes to
 * the console, past our log and all that is left out of it.
 */
export const silentLogger: SlackLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
};
