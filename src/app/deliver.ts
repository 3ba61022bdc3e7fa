import type { ClaimedDelivery, DeliveryOutcome } from "../core/delivery.ts";
import type { DeliveryId } from "../core/ids.ts";
import { say } from "../core/text/say.ts";
import { after, HOUR_MS, type Instant, MINUTE_MS } from "../core/time/instant.ts";
import { lensOf } from "../core/view/lens.ts";
import { reminderCard, stepOf } from "../core/view/reminder-card.ts";
import type { View } from "../core/view/view.ts";
import { type Adapter, type Attempt, DeliveryError, type Receipt } from "../ports/adapter.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import { shutOut } from "./shut-out.ts";

/** Longer than the 8 s a request to a platform may take, so that no second sender begins meanwhile. */
const LEASE_MS = 20_000;
/** With the waits below, about two days of trying. */
const MAX_ATTEMPTS = 60;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = HOUR_MS;
/** A message for a platform this process does not run is left to one that does. */
const NO_ADAPTER_WAIT_MS = MINUTE_MS;

/**
 * One delivery: claim it, render it, send it, note how that went. The only caller of `Adapter.send` and
 * `Adapter.update`. Never rejects: what went wrong is in the row, and the sweep comes back to it.
 */
export async function deliver(id: DeliveryId, ports: AppPorts): Promise<void> {
  try {
    const claimed = await ports.store.transact((tx) => tx.deliveries.claim(id, LEASE_MS));
    if (claimed === null) return;
    const outcome = await attempt(claimed, ports);
    const settled = await ports.store.transact((tx) => tx.deliveries.settle(id, claimed.fence, outcome));
    if (!settled) {
      ports.logger.warn("delivery settled by a newer claim", { delivery: id, fence: claimed.fence });
      return;
    }
    if (outcome.kind === "retry") {
      ports.clock.wakeAt(outcome.notBefore, () => deliver(id, ports));
    }
  } catch (error) {
    ports.logger.error("delivery failed inside", error, { delivery: id });
  }
}

async function attempt(claimed: ClaimedDelivery, ports: AppPorts): Promise<DeliveryOutcome> {
  const adapter = ports.adapters.get(claimed.to.platform);
  if (adapter === undefined) {
    return retry(after(ports.clock.now(), NO_ADAPTER_WAIT_MS), "no adapter here", false);
  }
  const { content, uncertain } = claimed;
  // A reply's first attempt is what it was stored as: nothing has to be looked up.
  const prepared =
    content.kind !== "reminder" && uncertain === 0
      ? { view: content.view, doubt: null }
      : await ports.store.transact((tx) => prepare(tx, claimed, ports));
  if (prepared === null) return { kind: "withdrawn" };
  try {
    const { ref } = await send(adapter, claimed, prepared);
    return { kind: "sent", ref };
  } catch (error) {
    return await outcomeOf(error, claimed, ports);
  }
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
  if (content.kind !== "reminder") return { view: content.view, doubt };
  const reminder = await tx.reminders.byId(user.id, content.reminder);
  if (reminder === null || reminder.revision !== content.revision) return null;
  const stored = await tx.interviews.byId(user.id, reminder.interview);
  if (stored === null || stepOf(stored, reminder)?.state !== "planned") return null;
  return { view: reminderCard(lensOf(user, ports.clock.now()), stored, reminder), doubt };
}

function send(adapter: Adapter, claimed: ClaimedDelivery, { view, doubt }: Prepared): Promise<Receipt> {
  const { content } = claimed;
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

async function outcomeOf(
  error: unknown,
  claimed: ClaimedDelivery,
  ports: AppPorts,
): Promise<DeliveryOutcome> {
  // An adapter that throws anything else has a mistake in it; whether the message went out nobody knows.
  const failure =
    error instanceof DeliveryError ? error : new DeliveryError("uncertain", "unexpected", { cause: error });
  const { code } = failure;
  ports.logger.error("delivery not confirmed", failure, {
    delivery: claimed.id,
    code,
    attempts: claimed.attempts,
  });
  switch (code) {
    case "blocked":
    case "gone":
      await shutOut(claimed, code, ports);
      return { kind: "undeliverable", reason: code };
    case "rejected":
      return { kind: "dead", reason: code };
    case "rate_limited":
    case "unreachable":
    case "unauthorized":
    case "uncertain": {
      if (claimed.attempts >= MAX_ATTEMPTS) return { kind: "dead", reason: code };
      const waitMs = failure.retryAfterMs ?? backoffMs(claimed.attempts);
      return retry(after(ports.clock.now(), waitMs), code, code === "uncertain");
    }
  }
}
