import type { ClaimedDelivery, DeliveryOutcome, Outgoing } from "../core/delivery.ts";
import { after, type Instant, MINUTE_MS } from "../core/time/instant.ts";
import type { Limit } from "../ports/adapter.ts";
import { PacedError, type Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import type { ClockCheck } from "./clock-check.ts";
import type { DeliveryCounts } from "./delivery-counts.ts";
import { type Ended, ended, endedBy, failedToPrepare, retry } from "./how-it-ended.ts";
import { elsewhere } from "./elsewhere.ts";
import type { Lease } from "./lease.ts";
import { createSleep, type Sleep } from "./sleep.ts";
import { type Send, whatToSend } from "./what-to-send.ts";

/**
 * So long one waits for a platform's pace with a message in hand: while a few wait, the next is claimed, and no
 * moment is lost to the database. When the platform wants to be left alone, no more than these still go out.
 */
const LONGEST_PACE_MS = 100;
/** Whoever is too early comes back when it is so long until their moment. */
const CLAIM_AHEAD_MS = 70;
/** A message for a platform this process does not run is left to one that does. */
const NO_ADAPTER_WAIT_MS = MINUTE_MS;
/** How an attempt ended is known here alone as long as the database cannot be told. */
const NOTE_AGAIN_MS = 1_000;

/** What every delivery of this process works with. */
export interface DeliveryParts extends AppPorts {
  readonly lease: Lease;
  readonly clockCheck: ClockCheck;
  readonly counts: DeliveryCounts;
  /** For a platform's pace; called off when no message is to be begun any more. */
  readonly sleep: Sleep;
}

/** What is to be done about a message later on. */
export interface Again {
  readonly at: Instant;
  readonly message: Outgoing;
  readonly run: Run;
}

/** `letNextIn` is called as soon as the next message may have its turn. */
export type Run = (letNextIn: () => void) => Promise<Again | null>;

/** A delivery of which this process is the only sender. */
interface Turn {
  readonly claimed: ClaimedDelivery;
  /** By this machine's clock, before the claim was asked for. */
  readonly begunAt: Instant;
  /** Until the platform's pace allows it. */
  readonly waitMs: number;
}

/**
 * One delivery: claim it at the platform's pace, look at what is true, send it, note how that went. The only caller
 * of `Adapter.send`, `update` and `remove`. Never rejects: what went wrong is in the row, and the sweep comes back
 * to it. Gives back what is to be done later; null when there is nothing.
 */
export async function deliver(
  message: Outgoing,
  parts: DeliveryParts,
  letNextIn: () => void,
): Promise<Again | null> {
  const again = (waitMs: number, to = message): Again => ({
    at: after(parts.clock.now(), Math.ceil(waitMs)),
    message: to,
    run: (letNext) => deliver(to, parts, letNext),
  });
  try {
    const turn = await takeTurn(message, parts, letNextIn);
    if (turn === null) return null;
    if (turn instanceof PacedError) return again(turn.waitMs);
    letNextIn();
    if (turn.claimed.isTakenOver) parts.counts.uncertain += 1;
    // What is claimed is ended, also while all else stops.
    await createSleep(parts.clock).for(turn.waitMs);
    return await note(turn.claimed, await attempt(turn, parts), { message, parts, again });
  } catch (error) {
    parts.logger.error("delivery failed inside", error, { delivery: message.id });
    return null;
  }
}

/**
 * Claims the delivery together with a moment at which the platform takes it, so that no moment is lost where
 * another process was quicker. Whoever waits for the widest limit makes all others wait behind it; a narrower one
 * concerns this message alone, and is given back.
 */
async function takeTurn(
  { id, to, kind }: Outgoing,
  { clock, store, adapters, clockCheck, counts, lease, sleep }: DeliveryParts,
  letNextIn: () => void,
): Promise<Turn | PacedError | null> {
  if (kind === "reminders" && !(await clockCheck.agrees())) {
    counts.refusedByClock += 1;
    return null;
  }
  const limits = adapters.get(to.platform)?.limitsOf({ to, kind }) ?? [];
  if (limits.length === 0) letNextIn();
  while (!sleep.isCalledOff) {
    const begunAt = clock.now();
    try {
      const claim = async (tx: Tx): Promise<Turn | null> => {
        const claimed = await tx.deliveries.claim(id, lease.forMs);
        return claimed && { claimed, begunAt, waitMs: await tx.pace.take(limits, LONGEST_PACE_MS) };
      };
      return limits.length === 0 ? await store.direct(claim) : await store.transact(claim);
    } catch (error) {
      if (!(error instanceof PacedError)) throw error;
      if (error.limit.bucket !== limits[0]?.bucket) return error;
      await sleep.for(error.waitMs - CLAIM_AHEAD_MS);
    }
  }
  return null;
}

async function attempt({ claimed, begunAt }: Turn, parts: DeliveryParts): Promise<Ended> {
  const { clock, store, adapters, lease } = parts;
  const adapter = adapters.get(claimed.to.platform);
  if (adapter === undefined) return ended(retry(NO_ADAPTER_WAIT_MS, "no adapter here"));
  const [widest] = adapter.limitsOf({ to: claimed.to, kind: claimed.content.kind });
  let found: Send | DeliveryOutcome;
  try {
    found = await store.direct((tx) => lastLook(tx, claimed, widest, parts));
  } catch (error) {
    return failedToPrepare(error, claimed, parts);
  }
  if (typeof found !== "function") return ended(found);
  // The clock stands still with its machine, and the database is not asked at the very last: each sees what the
  // other one does not.
  if (clock.now() > after(begunAt, lease.sendWithinMs)) return ended(TOO_LATE);
  try {
    const { ref, isRepeat } = await found(adapter);
    if (isRepeat) parts.counts.repeated += 1;
    return ended({ kind: "sent", ref });
  } catch (error) {
    return endedBy(error, claimed, parts);
  }
}

const TOO_LATE = retry(0, "too late");

/**
 * The last thing before it is sent: what it says now, whether the platform has refused another one meanwhile, and
 * whether it is still ours to send. Gives how it ends where it is not to be sent.
 */
async function lastLook(
  tx: Tx,
  claimed: ClaimedDelivery,
  widest: Limit | undefined,
  parts: DeliveryParts,
): Promise<Send | DeliveryOutcome> {
  const send = await whatToSend(tx, claimed, parts);
  if (send === null) return { kind: "withdrawn" };
  if (widest !== undefined) {
    // Those whose moments were taken before it have the limit for so long and no longer.
    const usedForMs = LONGEST_PACE_MS + 2 * (1_000 / widest.perSecond);
    const waitMs = await tx.pace.waitMs(widest);
    if (waitMs > usedForMs) return retry(waitMs, "rate_limited");
  }
  const { forMs, sendWithinMs } = parts.lease;
  return (await tx.deliveries.holds(claimed.id, claimed.fence, forMs - sendWithinMs)) ? send : TOO_LATE;
}

interface Noting {
  readonly message: Outgoing;
  readonly parts: DeliveryParts;
  readonly again: (waitMs: number, to?: Outgoing) => Again;
}

/** Writes how the attempt ended, however long the database is away: nobody else knows it. */
async function note(claimed: ClaimedDelivery, end: Ended, noting: Noting): Promise<Again | null> {
  const { message, parts, again } = noting;
  const { id: delivery, fence } = claimed;
  try {
    const { store } = parts;
    const changesMore = end.closed !== null || end.holdMs !== null;
    const noted = changesMore
      ? await store.transact((tx) => write(tx, claimed, end, parts))
      : await store.direct((tx) => write(tx, claimed, end, parts));
    if (noted === null) {
      parts.logger.warn("delivery settled by a newer claim", { delivery, fence });
      return null;
    }
    count(noted.outcome, parts.counts);
    if (noted.outcome.kind === "retry") return again(noted.outcome.afterMs);
    return noted.next === null || !parts.adapters.has(noted.next.to.platform) ? null : again(0, noted.next);
  } catch (error) {
    parts.logger.error("delivery not noted", error, { delivery, fence });
    return { ...again(NOTE_AGAIN_MS), message, run: () => note(claimed, end, noting) };
  }
}

/** Null when the delivery is somebody else's by now. */
async function write(
  tx: Tx,
  claimed: ClaimedDelivery,
  { outcome, closed, holdMs }: Ended,
  { adapters }: AppPorts,
): Promise<{ readonly outcome: DeliveryOutcome; readonly next: Outgoing | null } | null> {
  const { id, address, content, to, fence } = claimed;
  const other = closed === null ? null : await elsewhere(tx, claimed);
  const end: DeliveryOutcome =
    other === null || closed === null ? outcome : { kind: "moved", address: other.id, reason: closed };
  if (!(await tx.deliveries.settle(id, fence, end))) return null;
  if (closed !== null) await tx.addresses.setState(address, closed);
  const [widest] = adapters.get(to.platform)?.limitsOf({ to, kind: content.kind }) ?? [];
  if (holdMs !== null && widest !== undefined) await tx.pace.hold(widest, holdMs);
  const next: Outgoing | null =
    other === null ? null : { id, address: other.id, to: other, kind: content.kind };
  return { outcome: end, next };
}

function count(outcome: DeliveryOutcome, counts: DeliveryCounts): void {
  if (outcome.kind === "retry" && outcome.uncertain) counts.uncertain += 1;
  if (outcome.kind === "undeliverable") counts.undeliverable[outcome.reason] += 1;
  if (outcome.kind === "dead") counts.dead += 1;
}
