import type {
  ClaimedDelivery,
  Delivery,
  DeliveryOutcome,
  Missed,
  Outgoing,
} from "../../src/core/delivery.ts";
import type { MessageRef } from "../../src/core/address.ts";
import type { AddressId, DeliveryId, ReminderId, UserId } from "../../src/core/ids.ts";
import type { ReminderRef } from "../../src/core/reminder.ts";
import { after, type Instant } from "../../src/core/time/instant.ts";
import type { StoredAddress } from "../../src/ports/store.ts";
import type { DeliveryRow, ModelDatabase } from "./model-database.ts";
import type { Holder } from "./model-table.ts";

/** The statements of `src/store/deliveries.ts`, each as one moment of the database's. */
export class ModelDeliveries {
  readonly #database: ModelDatabase;
  readonly #holder: Holder;
  readonly #now: () => Instant;

  constructor(database: ModelDatabase, holder: Holder, now: () => Instant) {
    this.#database = database;
    this.#holder = holder;
    this.#now = now;
  }

  add(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      if (this.#addressOf(delivery.address).user !== delivery.user) throw new Error("foreign key");
      const row: DeliveryRow = {
        ...delivery,
        number: this.#database.nextNumber(),
        state: "scheduled",
        notBefore: this.#now(),
        fence: 0,
        leaseUntil: null,
        attempts: 0,
        uncertain: 0,
        firstTriedAt: null,
        reason: null,
        ref: null,
        missed: false,
      };
      if (delivery.content.kind === "home") this.#withdrawPages(delivery.address);
      this.#database.deliveries.change(this.#holder, [delivery.id], () => row);
    }
  }

  claim(id: DeliveryId, leaseMs: number): ClaimedDelivery | null {
    const found = this.#get(id);
    if (found === undefined || !this.#isClaimable(found)) return null;
    const isTakenOver = found.state === "sending";
    const row = this.#change(id, (before) => ({
      ...before,
      state: "sending",
      fence: before.fence + 1,
      attempts: before.attempts + 1,
      uncertain: before.uncertain + (isTakenOver ? 1 : 0),
      leaseUntil: after(this.#now(), leaseMs),
      firstTriedAt: before.firstTriedAt ?? this.#now(),
      reason: isTakenOver ? "lease ran out" : before.reason,
    }));
    const { platform, workspace, chat, account } = this.#addressOf(row.address);
    return {
      id,
      user: row.user,
      address: row.address,
      content: row.content,
      to: { platform, workspace, chat, account },
      isTakenOver: row.reason === "lease ran out",
      fence: row.fence,
      uncertain: row.uncertain,
      attempts: row.attempts,
      firstTriedAt: row.firstTriedAt ?? this.#now(),
    };
  }

  holds(id: DeliveryId, fence: number, forMs: number): boolean {
    const row = this.#get(id);
    return (
      row?.state === "sending" &&
      row.fence === fence &&
      row.leaseUntil !== null &&
      row.leaseUntil >= after(this.#now(), forMs)
    );
  }

  settle(id: DeliveryId, fence: number, outcome: DeliveryOutcome): boolean {
    const found = this.#get(id);
    if (found === undefined || !this.isTheirs(found, fence)) return false;
    if (outcome.kind === "moved" && this.#addressOf(outcome.address).user !== found.user)
      throw new Error("foreign key");
    this.#change(id, (row) => ({ ...row, leaseUntil: null, ...ended(row, outcome, this.#now()) }));
    return true;
  }

  ready(platform: string, limit: number): readonly Outgoing[] {
    return this.#all()
      .filter((row) => this.#isClaimable(row) && this.#addressOf(row.address).platform === platform)
      .toSorted((a, b) => a.number - b.number)
      .slice(0, limit)
      .map(({ id, address, content: { kind } }) => {
        const { platform: on, workspace, chat } = this.#addressOf(address);
        return { id, address, kind, to: { platform: on, workspace, chat } };
      });
  }

  recall(
    addresses: readonly AddressId[],
  ): readonly { readonly address: AddressId; readonly reminders: readonly ReminderRef[] }[] {
    const waiting = this.#all().filter(
      ({ address, state, content, uncertain }) =>
        addresses.includes(address) &&
        state === "scheduled" &&
        content.kind === "reminders" &&
        uncertain === 0,
    );
    const recalled = this.#database.deliveries.change(
      this.#holder,
      waiting.map(({ id }) => id),
      (row) => ({ ...known(row), state: "withdrawn" as const }),
    );
    return recalled.map((row) => ({ address: row.address, reminders: remindersOf(row) }));
  }

  takeMissed(user: UserId): Missed {
    const missed = this.#all().filter((row) => row.missed && row.user === user);
    for (const { id } of missed) this.#change(id, (row) => ({ ...row, missed: false }));
    return {
      reminders: missed.flatMap(remindersOf).length,
      answers: missed.filter(({ content }) => content.kind !== "reminders").length,
    };
  }

  noteCopy(address: AddressId, reminder: ReminderId, found: MessageRef): MessageRef | null {
    const row = this.#all()
      .filter(({ state, uncertain, ...of }) => of.address === address && state === "sent" && uncertain > 0)
      .toSorted((a, b) => b.number - a.number)
      .find((each) => remindersOf(each).some(({ id }) => id === reminder));
    if (row?.ref === undefined || row.ref === null || row.ref.message === found.message) return null;
    this.#change(row.id, (before) => ({ ...before, ref: found }));
    return row.ref;
  }

  #withdrawPages(address: AddressId): void {
    for (const row of this.#all()) {
      if (row.address !== address || row.state !== "scheduled" || row.content.kind !== "home") continue;
      this.#change(row.id, (before) => ({ ...before, state: "withdrawn" }));
    }
  }

  /** Whether whoever has this fence may end the attempt. */
  protected isTheirs(row: DeliveryRow, fence: number): boolean {
    return row.state === "sending" && row.fence === fence;
  }

  #isClaimable({ state, notBefore, leaseUntil }: DeliveryRow): boolean {
    const now = this.#now();
    return state === "scheduled"
      ? notBefore <= now
      : state === "sending" && leaseUntil !== null && leaseUntil <= now;
  }

  #all(): readonly DeliveryRow[] {
    return this.#database.deliveries.entries(this.#holder).map(([, row]) => row);
  }

  #get(id: DeliveryId): DeliveryRow | undefined {
    return this.#database.deliveries.get(this.#holder, id);
  }

  #change(id: DeliveryId, change: (row: DeliveryRow) => DeliveryRow): DeliveryRow {
    const [row] = this.#database.deliveries.change(this.#holder, [id], (before) => change(known(before)));
    return known(row);
  }

  #addressOf(id: AddressId): StoredAddress {
    return known(this.#database.addresses.get(this.#holder, id));
  }
}

function known<T>(row: T | undefined): T {
  if (row === undefined) throw new Error("there is no such row");
  return row;
}

function remindersOf({ content }: DeliveryRow): readonly ReminderRef[] {
  return content.kind === "reminders" ? content.reminders : [];
}

/** What the end of an attempt makes of a row. */
function ended(row: DeliveryRow, outcome: DeliveryOutcome, now: Instant): Partial<DeliveryRow> {
  const { kind } = outcome;
  switch (kind) {
    case "retry":
      return {
        state: "scheduled",
        reason: outcome.reason,
        notBefore: after(now, outcome.afterMs),
        uncertain: row.uncertain + (outcome.uncertain ? 1 : 0),
      };
    case "moved":
      return { state: "scheduled", reason: outcome.reason, notBefore: now, address: outcome.address };
    case "sent":
      return { state: kind, ref: outcome.ref, reason: null };
    case "withdrawn":
      return { state: kind };
    case "undeliverable":
    case "dead":
      return {
        state: kind,
        reason: outcome.reason,
        missed: row.content.kind === "reminders" || row.content.kind === "reply",
      };
  }
}
