import type { ClaimedDelivery, DeliveryOutcome } from "../core/delivery.ts";
import { HOUR_MS } from "../core/time/instant.ts";
import { DeliveryError, type DeliveryFailure } from "../ports/adapter.ts";
import type { AppPorts } from "./app-ports.ts";

/** With the waits below, about two days of trying. */
const MAX_ATTEMPTS = 60;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = HOUR_MS;

/** How an attempt ended, and what that says about where it went. */
export interface Ended {
  readonly outcome: DeliveryOutcome;
  /** Null as long as the address may still take something. */
  readonly closed: "blocked" | "gone" | null;
  /** For so long the platform wants nothing more from us; null when it did not say. */
  readonly holdMs: number | null;
}

export function ended(outcome: DeliveryOutcome): Ended {
  return { outcome, closed: null, holdMs: null };
}

/** Again after a while; surely nothing was shown. */
export function retry(afterMs: number, reason: string): DeliveryOutcome {
  return { kind: "retry", afterMs, reason, uncertain: false };
}

/** What it says could not be put together: a mistake of ours, or the database was away for a moment. */
export function failedToPrepare(error: unknown, claimed: ClaimedDelivery, { logger }: AppPorts): Ended {
  logger.error("delivery not prepared", error, { delivery: claimed.id, attempts: claimed.attempts });
  return ended(later(claimed, { code: "unprepared", retryAfterMs: null }));
}

const EVERYDAY: ReadonlySet<DeliveryFailure> = new Set(["rate_limited", "unreachable", "blocked", "gone"]);

/** What follows from the error an adapter threw. */
export function endedBy(error: unknown, claimed: ClaimedDelivery, { logger }: AppPorts): Ended {
  // An adapter that throws anything else has a mistake in it; whether the message went out nobody knows.
  const failure =
    error instanceof DeliveryError ? error : new DeliveryError("uncertain", "unexpected", { cause: error });
  const { code } = failure;
  const fields = { delivery: claimed.id, code, attempts: claimed.attempts };
  // What every platform does on a bad day needs no stack trace; what we do not understand does.
  if (EVERYDAY.has(code)) logger.info("delivery held back", fields);
  else logger.error("delivery not confirmed", failure, fields);
  switch (code) {
    case "blocked":
    case "gone":
      return { outcome: { kind: "undeliverable", reason: code }, closed: code, holdMs: null };
    case "rejected":
      return ended({ kind: "dead", reason: code });
    case "rate_limited":
      return { outcome: later(claimed, failure), closed: null, holdMs: failure.retryAfterMs };
    case "unreachable":
    case "unauthorized":
    case "uncertain":
      return ended(later(claimed, failure));
  }
}

/** 2 s, doubled with every attempt, an hour at most. */
function backoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/** Again after a while, unless that was tried often enough. */
function later(
  { attempts }: ClaimedDelivery,
  { code, retryAfterMs }: { readonly code: string; readonly retryAfterMs: number | null },
): DeliveryOutcome {
  if (attempts >= MAX_ATTEMPTS) return { kind: "dead", reason: code };
  const afterMs = retryAfterMs ?? backoffMs(attempts);
  return { kind: "retry", afterMs, reason: code, uncertain: code === "uncertain" };
}
