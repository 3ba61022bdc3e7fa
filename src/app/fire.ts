import type { Outgoing } from "../core/delivery.ts";
import type { UserId } from "../core/ids.ts";
import type { Reminder, ReminderRef } from "../core/reminder.ts";
import { type Instant, MINUTE_MS } from "../core/time/instant.ts";
import type { StoredAddress } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import { groupBy } from "./group-by.ts";
import { homesAmong } from "./homes-of.ts";
import { newDelivery } from "./new-delivery.ts";

/** A reminder that comes so long after its time was held up by something. */
const LATE_MS = MINUTE_MS;
/** More messages to one person at once would be a burst. */
const MOST_AT_ONCE = 3;

/**
 * Turns due reminders into deliveries: claims those that are still scheduled in the revision asked for, all in
 * one transaction. What was cancelled, replanned or claimed before is passed over; what has gathered for one
 * person becomes one message. Those deliveries come back that this process can send after the commit; the others
 * are found by the sweep of a process that runs their platform.
 */
export async function fire(due: readonly ReminderRef[], ports: AppPorts): Promise<readonly Outgoing[]> {
  if (due.length === 0) return [];
  return await ports.store.transact(async (tx) => {
    const claimed = await tx.reminders.claim(due);
    const ofOwner = groupBy(claimed, ({ owner }) => owner);
    const known = await tx.addresses.ofMany([...ofOwner.keys()]);
    const addresses = addressesFor(ofOwner.keys(), known, ports);
    const waiting = await tx.deliveries.recall([...addresses.values()].map(({ id }) => id));
    const recalled = groupBy(waiting, ({ address }) => address);
    const made = [...addresses].flatMap(([owner, to]) => {
      const older = recalled.get(to.id)?.flatMap(({ reminders }) => reminders) ?? [];
      const bundles = bundled(ofOwner.get(owner) ?? [], older, ports.clock.now());
      return bundles.map((bundle) => newDelivery(to, { kind: "reminders", reminders: bundle }, ports.newId));
    });
    const all = [...made, ...homesAmong(known, ports.newId)];
    await tx.deliveries.add(all.map(({ delivery }) => delivery));
    return all.map(({ outgoing }) => outgoing).filter(({ to }) => ports.adapters.has(to.platform));
  });
}

/**
 * On time, each reminder is a message of its own, with its buttons. What is late, or was waiting already for the
 * platform to take it, comes as one.
 */
function bundled(
  claimed: readonly Reminder[],
  recalled: readonly ReminderRef[],
  now: Instant,
): readonly (readonly ReminderRef[])[] {
  const late = claimed.filter(({ plannedFor }) => now - plannedFor > LATE_MS);
  const isBacklog = recalled.length > 0 || late.length > 1 || claimed.length > MOST_AT_ONCE;
  const refs = claimed.map(({ id, revision }) => ({ id, revision }));
  return isBacklog ? [[...recalled, ...refs]] : refs.map((ref) => [ref]);
}

/** Where each of the people is to be reached. */
function addressesFor(
  owners: Iterable<UserId>,
  known: readonly StoredAddress[],
  { logger }: AppPorts,
): ReadonlyMap<UserId, StoredAddress> {
  const ofUser = groupBy(known, ({ user }) => user);
  const found = new Map<UserId, StoredAddress>();
  for (const owner of owners) {
    const all = ofUser.get(owner) ?? [];
    // Where nobody lets us in, the delivery says so when it is tried: it is not dropped in silence.
    const best = all.find(({ state }) => state === "active") ?? all[0];
    if (best === undefined) logger.warn("reminders without an address", { user: owner });
    else found.set(owner, best);
  }
  return found;
}
