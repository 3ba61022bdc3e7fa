import { type Api, GrammyError } from "grammy";
import { after } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { pause } from "../shared/pause.ts";
import { networkCode } from "./errors.ts";
import { type Intake, MAX_ATTEMPTS, updateId } from "./intake.ts";
import { WANTED_UPDATES } from "./normalise.ts";

/** How long Telegram holds a poll open when there is nothing new. */
export const POLL_SECONDS = 30;

const LONGEST_PAUSE_MS = 30_000;
/** A refused token will not soon be a good one. */
const UNAUTHORIZED_PAUSE_MS = 60_000;
const CONFLICT_PAUSE_MS = { least: 5_000, most: 30_000 };

interface PollParts {
  /** With a time limit above `POLL_SECONDS`. */
  readonly api: Api;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Told of every poll that Telegram has answered. */
  readonly onAnswered: () => void;
}

/** So long without an answered poll, somebody should look after it; an idle poll is answered after half of that. */
const SILENCE_MS = 60_000;

/**
 * Takes in updates until `signal` is aborted. A batch is confirmed, by asking for what comes after it, only
 * when all of it was stored or given up. grammY's own loop is not used because it ends for good at the first
 * 409, which every rolling restart brings, and handles all chats one after the other.
 */
export async function pollUpdates(parts: PollParts): Promise<void> {
  const { api, intake, clock, logger, signal, onAnswered } = parts;
  let offset = 0;
  let failures = 0;
  let answeredAt = clock.now();
  let isSilent = false;
  while (!signal.aborted) {
    try {
      const updates: readonly unknown[] = await api.getUpdates(
        { offset, limit: 100, timeout: POLL_SECONDS, allowed_updates: WANTED_UPDATES },
        isGrammySignal(signal) ? signal : undefined,
      );
      failures = 0;
      answeredAt = clock.now();
      isSilent = false;
      onAnswered();
      await Promise.all(updates.map((raw) => takeOrGiveUp(raw, { intake, logger, signal })));
      offset = offsetAfter(updates, offset);
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const waitMs = Math.round(waitAfter(error, failures));
      logger.warn("telegram: polling failed", { reason: reasonOf(error), failures, waitMs });
      if (!isSilent && clock.now() >= after(answeredAt, SILENCE_MS)) {
        isSilent = true;
        logger.error("telegram: no poll was answered for a minute", new Error("nothing is taken in"), {
          failures,
        });
      }
      await pause(clock, waitMs, signal);
    }
  }
}

/** grammY's declarations name a stand-in for Node's own AbortSignal; at run time it takes either. */
function isGrammySignal(signal: unknown): signal is Exclude<Parameters<Api["getUpdates"]>[1], undefined> {
  return signal instanceof AbortSignal;
}

async function takeOrGiveUp(
  raw: unknown,
  { intake, logger, signal }: Pick<PollParts, "intake" | "logger" | "signal">,
): Promise<void> {
  const isDone = await intake.take(raw, MAX_ATTEMPTS);
  if (isDone || signal.aborted) return;
  logger.error("telegram: an update was given up", new Error("nobody could store it"), {
    update: updateId(raw),
  });
}

function offsetAfter(updates: readonly unknown[], offset: number): number {
  return Math.max(offset, ...updates.map((raw) => (updateId(raw) ?? -1) + 1));
}

/** How long to leave Telegram alone, in milliseconds. */
export function waitAfter(error: unknown, failures: number): number {
  if (error instanceof GrammyError) {
    const { retry_after: retryAfter } = error.parameters;
    if (retryAfter !== undefined) return retryAfter * 1000;
    if (error.error_code === 409) return between(CONFLICT_PAUSE_MS.least, CONFLICT_PAUSE_MS.most);
    if (error.error_code === 401 || error.error_code === 404) return UNAUTHORIZED_PAUSE_MS;
  }
  const most = Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** Math.min(failures, 10));
  return between(most / 2, most);
}

/** Not always the same, so that two processes do not fall into step. */
function between(least: number, most: number): number {
  return least + Math.random() * (most - least);
}

function reasonOf(error: unknown): string {
  return error instanceof GrammyError ? String(error.error_code) : networkCode(error);
}
