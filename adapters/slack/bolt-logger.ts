import type { Logger as SlackLogger } from "@slack/bolt";
import type { Logger } from "../../src/ports/logger.ts";
import { silentLogger } from "./silent-logger.ts";

/**
 * The log of Slack's libraries, bridged to ours: warnings and faults alone, each with the fixed words it begins
 * with. What comes after those may be an address with a ticket in it, a token, or what somebody wrote.
 */
export function boltLogger(logger: Logger): SlackLogger {
  return {
    ...silentLogger,
    warn: (...said) => logger.warn("slack: the library warns", { says: fixedWords(said[0]) }),
    error: (...said) => logger.warn("slack: the library reports a fault", { says: fixedWords(said[0]) }),
  };
}

const MOST_WORDS = 100;

function fixedWords(said: unknown): string {
  if (said instanceof Error) return said.name;
  return (/^[A-Za-z][A-Za-z',. -]*/u.exec(String(said))?.[0] ?? "").trim().slice(0, MOST_WORDS);
}
