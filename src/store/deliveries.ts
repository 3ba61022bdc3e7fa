import { type SqlBool, sql } from "kysely";
import type { MessageRef, Platform } from "../core/address.ts";
import type {
  ClaimedDelivery,
  Delivery,
  DeliveryContent,
  DeliveryOutcome,
  Missed,
  Outgoing,
} from "../core/delivery.ts";
import type { AddressId, DeliveryId, ReminderId, UserId } from "../core/ids.ts";
import type { Tx } from "../ports/store.ts";
import type { Scope } from "./database.ts";
import {
  addressFromDeliveryRow,
  CLAIMED_COLUMNS,
  claimedDeliveryFromRow,
  LEASE_RAN_OUT,
  outgoingFromRow,
  refFromRow,
  remindersFromRow,
} from "./rows/delivery-row.ts";

const REMINDERS = "reminders" satisfies DeliveryContent["kind"];
const HOME = "home" satisfies DeliveryContent["kind"];

export function deliveriesOf(scope: Scope): Tx["deliveries"] {
  return {
    add: (deliveries) => add(scope, deliveries),
    claim: (wanted, leaseMs) => claim(scope, wanted, leaseMs),
    holds: (wanted, fence, forMs) => holds(scope, { id: wanted, fence }, forMs),
    settle: (sent, fence, outcome) => settle(scope, { id: sent, fence }, outcome),
    ready: (platform, limit) => ready(scope, platform, limit),
    recall: (addresses) => recall(scope, addresses),
    takeMissed: (user) => takeMissed(scope, user),
    noteCopy: (address, reminder, found) => noteCopy(scope, { address, reminder, found }),
  };
}

async function add(scope: Scope, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  await withdrawPages(scope, deliveries);
  const { db, now } = scope;
  await sql`
    INSERT INTO deliveries (id, user_id, address_id, kind, content, state, not_before, fence, attempts, uncertain)
    SELECT id, user_id, address_id, kind, content, 'scheduled', ${now()}, 0, 0, 0 FROM unnest(
      ${deliveries.map(({ id }) => id)}::uuid[], ${deliveries.map(({ user }) => user)}::uuid[],
      ${deliveries.map(({ address }) => address)}::uuid[], ${deliveries.map(({ content }) => content.kind)}::text[],
      ${deliveries.map(({ content }) => JSON.stringify(content))}::json[]
    ) WITH ORDINALITY AS added (id, user_id, address_id, kind, content, nth) ORDER BY nth`.execute(db);
}

/** A page that still waits would show what the newer one of its address shows. */
async function withdrawPages({ db }: Scope, newer: readonly Delivery[]): Promise<void> {
  const addresses = newer.filter(({ content }) => content.kind === "home").map(({ address }) => address);
  if (addresses.length === 0) return;
  await db
    .updateTable("deliveries")
    .set({ state: "withdrawn", content: null })
    .where("address_id", "=", anyOf(addresses))
    .where("state", "=", sql.lit("scheduled"))
    .where("kind", "=", HOME)
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
      reason: sql<
        string | null
      >`CASE WHEN deliveries.state = 'sending' THEN ${LEASE_RAN_OUT} ELSE reason END`,
      lease_until: sql<string>`${now()} + make_interval(secs => ${leaseMs / 1000})`,
      first_tried_at: sql<string>`coalesce(first_tried_at, ${now()})`,
    }))
    .whereRef("addresses.id", "=", "deliveries.address_id")
    .where("deliveries.id", "=", wanted)
    .where(claimable(scope))
    .returning(CLAIMED_COLUMNS)
    .executeTakeFirst();
  if (row === undefined) return null;
  const claimed = claimedDeliveryFromRow(row);
  // Left as it is, it would be tried for ever.
  if (claimed === null) await settle(scope, { id: wanted, fence: row.fence }, UNREADABLE);
  return claimed;
}

const UNREADABLE: DeliveryOutcome = { kind: "dead", reason: "unreadable" };

async function holds(
  { db, now }: Scope,
  { id: wanted, fence }: Pick<ClaimedDelivery, "id" | "fence">,
  forMs: number,
): Promise<boolean> {
  const row = await db
    .selectFrom("deliveries")
    .select("id")
    .where("id", "=", wanted)
    .where("state", "=", "sending")
    .where("fence", "=", fence)
    .where(sql<SqlBool>`lease_until >= ${now()} + make_interval(secs => ${forMs / 1000})`)
    .executeTakeFirst();
  return row !== undefined;
}

async function settle(
  scope: Scope,
  { id: sent, fence }: Pick<ClaimedDelivery, "id" | "fence">,
  outcome: DeliveryOutcome,
): Promise<boolean> {
  const settled = await scope.db
    .updateTable("deliveries")
    .set({ lease_until: null, ...outcomeColumns(scope, outcome) })
    .where("id", "=", sent)
    .where("state", "=", "sending")
    .where("fence", "=", fence)
    .executeTakeFirstOrThrow();
  return settled.numUpdatedRows === 1n;
}

async function ready(
  { db, ...scope }: Scope,
  platform: Platform,
  limit: number,
): Promise<readonly Outgoing[]> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("addresses", "addresses.id", "deliveries.address_id")
    .select(["deliveries.id", "address_id", "kind", "platform", "workspace", "chat"])
    .where("platform", "=", platform)
    .where(claimable(scope))
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map(outgoingFromRow);
}

async function recall(
  { db }: Scope,
  addresses: readonly AddressId[],
): ReturnType<Tx["deliveries"]["recall"]> {
  if (addresses.length === 0) return [];
  const rows = await db
    .updateTable("deliveries")
    .set({ state: "withdrawn" })
    .where("address_id", "=", anyOf(addresses))
    .where("state", "=", sql.lit("scheduled"))
    .where("kind", "=", sql.lit(REMINDERS))
    .where("uncertain", "=", 0)
    .returning(["address_id", "kind", "content"])
    .execute();
  return rows.map((row) => ({ address: addressFromDeliveryRow(row), reminders: remindersFromRow(row) }));
}

async function takeMissed({ db }: Scope, user: UserId): Promise<Missed> {
  const rows = await db
    .updateTable("deliveries")
    .set({ missed: false })
    .where("user_id", "=", user)
    .where("missed", "=", sql.lit(true))
    .returning(["kind", "content"])
    .execute();
  const reminders = rows.flatMap(remindersFromRow).length;
  return { reminders, answers: rows.filter(({ kind }) => kind !== REMINDERS).length };
}

async function noteCopy(
  { db }: Scope,
  { address, reminder, found }: { address: AddressId; reminder: ReminderId; found: MessageRef },
): Promise<MessageRef | null> {
  const rows = await db
    .selectFrom("deliveries")
    .select(["id", "kind", "content", "ref"])
    .where("address_id", "=", address)
    .where("state", "=", sql.lit("sent"))
    .where("uncertain", ">", sql.lit(0))
    .where("kind", "=", REMINDERS)
    .orderBy("number", "desc")
    .execute();
  const row = rows.find((one) => remindersFromRow(one).some(({ id: shown }) => shown === reminder));
  const known = row === undefined ? null : refFromRow(row);
  if (row === undefined || known === null || known.message === found.message) return null;
  await db
    .updateTable("deliveries")
    .set({ ref: JSON.stringify(found) })
    .where("id", "=", row.id)
    .execute();
  return known;
}

const anyOf = (addresses: readonly AddressId[]) => sql<AddressId>`ANY(${addresses}::uuid[])`;

/** Scheduled and not held back, or sending with a lease that ran out. */
function claimable({ now }: Pick<Scope, "now">) {
  return sql<SqlBool>`(deliveries.state = 'scheduled' AND deliveries.not_before <= ${now()}
    OR deliveries.state = 'sending' AND deliveries.lease_until <= ${now()})`;
}

function outcomeColumns({ now }: Scope, outcome: DeliveryOutcome) {
  switch (outcome.kind) {
    case "retry":
      return {
        state: "scheduled",
        reason: outcome.reason,
        not_before: sql<string>`${now()} + make_interval(secs => ${outcome.afterMs / 1000})`,
        uncertain: sql<number>`uncertain + ${outcome.uncertain ? 1 : 0}`,
      };
    case "moved":
      return {
        state: "scheduled",
        reason: outcome.reason,
        not_before: now(),
        address_id: outcome.address,
      };
    case "sent":
      return { state: outcome.kind, content: KEPT_CONTENT, ref: JSON.stringify(outcome.ref), reason: null };
    case "withdrawn":
      return { state: outcome.kind, content: KEPT_CONTENT };
    case "undeliverable":
    case "dead":
      return {
        state: outcome.kind,
        content: KEPT_CONTENT,
        reason: outcome.reason,
        missed: sql<boolean>`kind IN ('reminders', 'reply')`,
      };
  }
}

/** What is settled for good is not shown again: what it said about people need not be kept. Ids may be. */
const KEPT_CONTENT = sql<string>`CASE WHEN kind = 'reminders' THEN content END`;
