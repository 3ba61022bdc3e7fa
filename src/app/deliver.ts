import type { ClaimedDelivery, DeliveryOutcome } from "../core/delivery.ts";
import type { DeliveryId } from "../core/ids.ts";
import { say } from "../core/text/say.ts";
import { after, HOUR_MS, type Instant, MINUTE_MS } from "../core/time/instant.ts";
import type { User } from "../core/user.ts";
import { discreetCard } from "../core/view/discreet-view.ts";
import { lensOf } from "../core/view/lens.ts";
import { homeView } from "../core/view/home-view.ts";
import { reminderCard, stepOf } from "../core/view/reminder-card.ts";
import type { View } from "../core/view/view.ts";
import {
  type Adapter,
  type Attempt,
  DeliveryError,
  type DeliveryFailure,
  type Receipt,
} from "../ports/adapter.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import { shutOut } from "./shut-out.ts";

/** Longer than the 8 s a request to a platform may take, so that no second sender begins meanwhile. */
const LEASE_MS = 20_000;
/** With the waits below, about two days of trying. */
const MAX_ATTEMPTS = 60;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = HOUR_MS;
/** What stands for a message's id where a page was shown. */
const HOME = "home";
/** The latest ended interviews: more is what the list is for. */
const CLOSED_ON_HOME = 10;
/** A message for a platform this process does not run is left to one that does. */
const NO_ADAPTER_WAIT_MS = MINUTE_MS;
/**
 * So long after the claim a message is not sent any more: it may take a call's 8 s, and the lease must not run
 * out meanwhile. A process that was frozen in between begins anew.
 */
const SEND_WITHIN_MS = 10_000;

/** How an attempt ended, and what that says about the address. */
interface Ended {
  readonly outcome: DeliveryOutcome;
  /** Null as long as the address may still take something. */
  readonly closed: "blocked" | "gone" | null;
}

/**
 * One delivery: claim it, render it, send it, note how that went. The only caller of `Adapter.send` and
 * `Adapter.update`. Never rejects: what went wrong is in the row, and the sweep comes back to it. Gives back when
 * to try again; null when there is no reason to.
 */
export async function deliver(id: DeliveryId, ports: AppPorts): Promise<Instant | null> {
  try {
    const begunAt = ports.clock.now();
    const claimed = await ports.store.transact((tx) => tx.deliveries.claim(id, LEASE_MS));
    if (claimed === null) return null;
    const { outcome, closed } = await attempt(claimed, begunAt, ports);
    const settled = await ports.store.transact(async (tx) => {
      if (!(await tx.deliveries.settle(id, claimed.fence, outcome))) return false;
      if (closed !== null) await shutOut(tx, claimed, { state: closed, newId: ports.newId });
      return true;
    });
    if (!settled) {
      ports.logger.warn("delivery settled by a newer claim", { delivery: id, fence: claimed.fence });
      return null;
    }
    return outcome.kind === "retry" ? outcome.notBefore : null;
  } catch (error) {
    ports.logger.error("delivery failed inside", error, { delivery: id });
    return null;
  }
}

async function attempt(claimed: ClaimedDelivery, begunAt: Instant, ports: AppPorts): Promise<Ended> {
  const { clock, logger, store } = ports;
  const adapter = ports.adapters.get(claimed.to.platform);
  if (adapter === undefined) {
    return open(retry(after(clock.now(), NO_ADAPTER_WAIT_MS), "no adapter here", false));
  }
  const { content, uncertain } = claimed;
  let prepared: Prepared | null;
  try {
    // A reply's first attempt is what it was stored as: nothing has to be looked up.
    prepared =
      "view" in content && uncertain === 0
        ? { view: content.view, doubt: null }
        : await store.transact((tx) => prepare(tx, claimed, ports));
  } catch (error) {
    logger.error("delivery not prepared", error, { delivery: claimed.id, attempts: claimed.attempts });
    return open(later(claimed, { code: "unprepared", retryAfterMs: null }, ports));
  }
  if (prepared === null) return open({ kind: "withdrawn" });
  if (clock.now() > after(begunAt, SEND_WITHIN_MS)) return open(retry(clock.now(), "too late", false));
  try {
    const { ref } = await send(adapter, claimed, prepared);
    return open({ kind: "sent", ref });
  } catch (error) {
    return endOf(error, claimed, ports);
  }
}

function open(outcome: DeliveryOutcome): Ended {
  return { outcome, closed: null };
}

interface Prepared {
  readonly view: View;
  readonly doubt: Attempt["doubt"];
}

/** What is to be shown, from what is true now; null when there is nothing to say any more. */
async function prepare(tx: Tx, claimed: ClaimedDelivery, ports: AppPorts): Promise<Prepared | null> {
  const user = await tx.users.byId(claimed.user);
  if (user === null) return null;
  const doubt =
    claimed.uncertain === 0
      ? null
      : { since: claimed.firstTriedAt, note: say(user.language, "delivery.repeated") };
  const { content } = claimed;
  if (content.kind === "home") return { view: await homeOf(tx, user, ports), doubt: null };
  if (content.kind !== "reminder") return { view: content.view, doubt };
  const reminder = await tx.reminders.byId(user.id, content.reminder);
  if (reminder === null || reminder.revision !== content.revision) return null;
  const stored = await tx.interviews.byId(user.id, reminder.interview);
  if (stored === null || stepOf(stored, reminder)?.state !== "planned") return null;
  const look = lensOf(user, ports.clock.now());
  return { view: user.discreet ? discreetCard(look, reminder) : reminderCard(look, stored, reminder), doubt };
}

/** The page of a user, from all that is true now. */
async function homeOf(tx: Tx, user: User, { clock }: AppPorts): Promise<View> {
  const interviews = await tx.interviews.open(user.id);
  const closed = await tx.interviews.closed(user.id, CLOSED_ON_HOME);
  return homeView(lensOf(user, clock.now()), [...interviews, ...closed]);
}

async function send(adapter: Adapter, claimed: ClaimedDelivery, { view, doubt }: Prepared): Promise<Receipt> {
  const { content, to } = claimed;
  if (content.kind === "home") {
    await adapter.showHome?.(to, view);
    return { ref: { ...to, message: HOME } };
  }
  return content.kind === "edit"
    ? adapter.update(content.ref, view)
    : adapter.send(claimed.to, view, { key: claimed.id, doubt });
}

function retry(notBefore: Instant, reason: string, uncertain: boolean): DeliveryOutcome {
  return { kind: "retry", notBefore, reason, uncertain };
}

/** 2 s, doubled with every attempt, an hour at most. */
function backoffMs(attempts: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
}

/** Again after a while, unless that was tried often enough. */
function later(
  { attempts }: ClaimedDelivery,
  { code, retryAfterMs }: { readonly code: string; readonly retryAfterMs: number | null },
  { clock }: AppPorts,
): DeliveryOutcome {
  if (attempts >= MAX_ATTEMPTS) return { kind: "dead", reason: code };
  const waitMs = retryAfterMs ?? backoffMs(attempts);
  return retry(after(clock.now(), waitMs), code, code === "uncertain");
}

const EVERYDAY: ReadonlySet<DeliveryFailure> = new Set(["rate_limited", "unreachable", "blocked", "gone"]);

function endOf(error: unknown, claimed: ClaimedDelivery, ports: AppPorts): Ended {
  // An adapter that throws anything else has a mistake in it; whether the message went out nobody knows.
  const failure =
    error instanceof DeliveryError ? error : new DeliveryError("uncertain", "unexpected", { cause: error });
  const { code } = failure;
  const fields = { delivery: claimed.id, code, attempts: claimed.attempts };
  // What every platform does on a bad day needs no stack trace; what we do not understand does.
  if (EVERYDAY.has(code)) ports.logger.info("delivery held back", fields);
  else ports.logger.error("delivery not confirmed", failure, fields);
  switch (code) {
    case "blocked":
    case "gone":
      return { outcome: { kind: "undeliverable", reason: code }, closed: code };
    case "rejected":
      return open({ kind: "dead", reason: code });
    case "rate_limited":
    case "unreachable":
    case "unauthorized":
    case "uncertain":
      return open(later(claimed, failure, ports));
  }
}
