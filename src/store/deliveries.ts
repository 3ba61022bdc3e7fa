import { type SqlBool, sql } from "kysely";
import { z } from "zod";
import type { ClaimedDelivery, Delivery, DeliveryOutcome } from "../core/delivery.ts";
import type { AddressId, DeliveryId } from "../core/ids.ts";
import { toUtcIso } from "../core/time/instant.ts";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import { id } from "./rows/columns.ts";
import { claimedDeliveryFromRow } from "./rows/delivery-row.ts";

const outgoing = z
  .object({ id: id<DeliveryId>(), address_id: id<AddressId>() })
  .transform((row) => ({ id: row.id, address: row.address_id }));

export function deliveriesOf(scope: Scope): Tx["deliveries"] {
  const { db } = scope;
  return {
    add: (deliveries) => add(scope, deliveries),
    claim: (wanted, leaseMs) => claim(scope, wanted, leaseMs),
    settle: (sent, fence, outcome) => settle(scope, { id: sent, fence }, outcome),
    ready: async (platforms, limit) => {
      const rows = await db
        .selectFrom("deliveries")
        .innerJoin("addresses", "addresses.id", "deliveries.address_id")
        .select(["deliveries.id", "deliveries.address_id"])
        .where("addresses.platform", "in", platforms)
        .where(claimable(scope))
        .orderBy("deliveries.number")
        .limit(limit)
        .execute();
      return rows.map((row) => outgoing.parse(row));
    },
  };
}

async function add(scope: Scope, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await withdrawPages(scope, deliveries);
  const { db, now } = scope;
  const rows = deliveries.map((delivery) => ({
    id: delivery.id,
    user_id: delivery.user,
    address_id: delivery.address,
    content: JSON.stringify(delivery.content),
    state: "scheduled",
    not_before: now(),
    fence: 0,
    attempts: 0,
    uncertain: 0,
  }));
  await db.insertInto("deliveries").values(rows).execute();
}

/** A page that still waits would show what the newer one of its address shows. */
async function withdrawPages({ db }: Scope, newer: readonly Delivery[]): Promise<void> {
  const addresses = newer.filter(({ content }) => content.kind === "home").map(({ address }) => address);
  if (addresses.length === 0) return;
  await db
    .updateTable("deliveries")
    .set({ state: "withdrawn", content: null })
    .where("address_id", "in", addresses)
    .where("state", "=", "scheduled")
    .where(sql<SqlBool>`content ->> 'kind' = 'home'`)
    .execute();
}

async function claim(scope: Scope, wanted: DeliveryId, leaseMs: number): Promise<ClaimedDelivery | null> {
  const { db, now } = scope;
  const row = await db
    .updateTable("deliveries")
    .from("addresses")
    .set((eb) => ({
      state: "sending",
      fence: eb("fence", "+", 1),
      attempts: eb("attempts", "+", 1),
      // Whoever held the lease before may have sent it without our knowing.
      uncertain: sql<number>`uncertain + (deliveries.state = 'sending')::integer`,
      lease_until: sql<string>`${now()} + make_interval(secs => ${leaseMs / 1000})`,
      first_tried_at: sql<string>`coalesce(first_tried_at, ${now()})`,
    }))
    .whereRef("addresses.id", "=", "deliveries.address_id")
    .where("deliveries.id", "=", wanted)
    .where(claimable(scope))
    .returningAll("deliveries")
    .returning(["addresses.platform", "addresses.workspace", "addresses.chat", "addresses.account"])
    .executeTakeFirst();
  if (row === undefined) return null;
  const claimed = claimedDeliveryFromRow(row);
  // Left as it is, it would be tried for ever.
  if (claimed === null) await settle(scope, { id: wanted, fence: row.fence }, UNREADABLE);
  return claimed;
}

const UNREADABLE: DeliveryOutcome = { kind: "dead", reason: "unreadable" };

async function settle(
  { db }: Scope,
  { id: sent, fence }: Pick<ClaimedDelivery, "id" | "fence">,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const settled = await db
    .updateTable("deliveries")
    .set({ state: outcome.kind === "retry" ? "scheduled" : outcome.kind, lease_until: null })
    .set(outcomeColumns(outcome))
    .where("id", "=", sent)
    .where("state", "=", "sending")
    .where("fence", "=", fence)
    .executeTakeFirstOrThrow();
  return settled.numUpdatedRows === 1n;
}

/** Scheduled and not held back, or sending with a lease that ran out. */
function claimable({ now }: Scope) {
  return sql<SqlBool>`(deliveries.state = 'scheduled' AND deliveries.not_before <= ${now()}
    OR deliveries.state = 'sending' AND deliveries.lease_until <= ${now()})`;
}

function outcomeColumns(outcome: DeliveryOutcome) {
  // What is settled for good is not shown again: what it said about people need not be kept.
  const content = null;
  if (outcome.kind === "withdrawn") return { content };
  if (outcome.kind === "sent") return { content, ref: JSON.stringify(outcome.ref), reason: null };
  const { reason } = outcome;
  if (outcome.kind !== "retry") return { content, reason };
  const doubts = outcome.uncertain ? 1 : 0;
  return { reason, not_before: toUtcIso(outcome.notBefore), uncertain: sql<number>`uncertain + ${doubts}` };
}
