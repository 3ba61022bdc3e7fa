import type { DeliveryId, UserId } from "../../src/core/ids.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import { isOpen, type StoredInterview } from "../../src/core/stored-interview.ts";
import { after, type Instant } from "../../src/core/time/instant.ts";
import type { Limit } from "../../src/ports/adapter.ts";
import { PacedError, type Store, type StoredAddress, type Tx } from "../../src/ports/store.ts";
import type { ModelDatabase, Statement } from "./model-database.ts";
import { ModelDeliveries } from "./model-deliveries.ts";
import type { Holder } from "./model-table.ts";

/** How statements come to the database and answers back. */
export interface Wire {
  /** @throws whatever the statement throws, or what befalls the connection. */
  execute<T>(holder: Holder, statement: Statement<T>): Promise<T>;
  /** @throws {Error} when nobody knows whether it was committed, too. */
  commit(holder: Holder): Promise<void>;
  rollBack(holder: Holder): void;
  /** Told when a statement has found out whose a delivery is, at that moment. */
  onLook(id: DeliveryId): void;
}

/** The clock that decides: the database's. */
export type Now = () => Instant;

/** A store on the model, as far as delivery goes: what only conversations need is refused. */
export function modelStore(
  database: ModelDatabase,
  wire: Wire,
  { now, Deliveries = ModelDeliveries }: { readonly now: Now; readonly Deliveries?: typeof ModelDeliveries },
): Store {
  const parts = { wire, now, Deliveries };
  return {
    transact: (work) =>
      transaction(wire, (holder) =>
        work(
          txOf(database, {
            ...parts,
            run: (statement) => wire.execute(holder, () => statement(holder)),
          }),
        ),
      ),
    direct: (work) =>
      work(
        txOf(database, {
          ...parts,
          run: (statement) => transaction(wire, (holder) => wire.execute(holder, () => statement(holder))),
        }),
      ),
    close: () => Promise.resolve(),
  };
}

async function transaction<T>(wire: Wire, work: (holder: Holder) => Promise<T>): Promise<T> {
  const holder: Holder = { isOver: false };
  try {
    const result = await work(holder);
    await wire.commit(holder);
    return result;
  } catch (error) {
    wire.rollBack(holder);
    throw error;
  }
}

const refuse = () => Promise.reject(new Error("the model has no such table"));

function txOf(database: ModelDatabase, parts: Parts): Tx {
  const { now, run } = parts;
  // Made when they are asked for: most transactions need two or three of them.
  return {
    inbox: { admit: refuse, prune: () => Promise.resolve(0) },
    installations: { find: refuse, save: refuse, remove: refuse },
    conversations: { load: refuse, save: refuse },
    time: { now: () => run(now), oldestOverdueMs: refuse },
    get users() {
      return usersOf(database, parts);
    },
    get addresses() {
      return addressesOf(database, parts);
    },
    get interviews() {
      return interviewsOf(database, parts);
    },
    get reminders() {
      return remindersOf(database, parts);
    },
    get deliveries() {
      return deliveriesOf(database, parts);
    },
    get pace() {
      return paceOf(database, parts);
    },
  };
}

interface Parts {
  readonly wire: Wire;
  readonly now: Now;
  readonly Deliveries: typeof ModelDeliveries;
  /** Runs a statement in the transaction it belongs to. */
  readonly run: <T>(statement: (holder: Holder) => T) => Promise<T>;
}

function usersOf({ users }: ModelDatabase, { run }: Parts): Tx["users"] {
  return {
    byAccount: refuse,
    byId: (id) => run((holder) => users.get(holder, id) ?? null),
    save: (user) => run((holder) => void users.change(holder, [user.id], () => user)),
  };
}

function interviewsOf({ interviews }: ModelDatabase, { run }: Parts): Tx["interviews"] {
  const ofOwner = (holder: Holder, owner: UserId): readonly StoredInterview[] =>
    interviews.entries(holder).flatMap(([, row]) => (row.interview.owner === owner ? [row] : []));
  return {
    byId: (owner, id) =>
      run((holder) => {
        const stored = interviews.get(holder, id);
        return stored?.interview.owner === owner ? stored : null;
      }),
    open: (owner) => run((holder) => ofOwner(holder, owner).filter(isOpen)),
    closed: (owner, limit) =>
      run((holder) =>
        ofOwner(holder, owner)
          .filter((stored) => !isOpen(stored))
          .slice(0, limit),
      ),
    save: (stored) => run((holder) => void interviews.change(holder, [stored.interview.id], () => stored)),
  };
}

function deliveriesOf(database: ModelDatabase, { wire, run, now, Deliveries }: Parts): Tx["deliveries"] {
  const on = <T>(statement: (deliveries: ModelDeliveries) => T): Promise<T> =>
    run((holder) => statement(new Deliveries(database, holder, now)));
  return {
    add: (added) => on((deliveries) => deliveries.add(added)),
    claim: (id, leaseMs) =>
      on((deliveries) => {
        wire.onLook(id);
        return deliveries.claim(id, leaseMs);
      }),
    holds: (id, fence, forMs) =>
      on((deliveries) => {
        wire.onLook(id);
        return deliveries.holds(id, fence, forMs);
      }),
    settle: (id, fence, outcome) => on((deliveries) => deliveries.settle(id, fence, outcome)),
    ready: (platform, limit) => on((deliveries) => deliveries.ready(platform, limit)),
    recall: (addresses) => on((deliveries) => deliveries.recall(addresses)),
    takeMissed: (user) => on((deliveries) => deliveries.takeMissed(user)),
    noteCopy: (address, reminder, found) => on((deliveries) => deliveries.noteCopy(address, reminder, found)),
  };
}

function addressesOf({ addresses }: ModelDatabase, { run }: Parts): Tx["addresses"] {
  const change =
    (id: StoredAddress["id"], changed: Partial<StoredAddress>) =>
    (holder: Holder): void => {
      const found = addresses.get(holder, id);
      if (found !== undefined) addresses.change(holder, [id], () => ({ ...found, ...changed }));
    };
  const of =
    (users: readonly UserId[]) =>
    (holder: Holder): readonly StoredAddress[] =>
      addresses
        .entries(holder)
        .flatMap(([, row]) => (users.includes(row.user) ? [row] : []))
        .toSorted((a, b) => (`${a.platform} ${a.account}` < `${b.platform} ${b.account}` ? -1 : 1));
  return {
    add: (address) => run((holder) => addresses.change(holder, [address.id], () => address).length > 0),
    of: (user) => run(of([user])),
    ofMany: (users) => run(of(users)),
    setState: (id, state) => run(change(id, { state })),
    setChat: (id, chat) => run(change(id, { chat })),
    closeWorkspace: refuse,
    reopenWorkspace: refuse,
  };
}

function remindersOf({ reminders, interviews }: ModelDatabase, { run, now }: Parts): Tx["reminders"] {
  const scheduled = (holder: Holder, isDue: (row: Reminder) => boolean): readonly Reminder[] =>
    reminders
      .entries(holder)
      .flatMap(([, row]) => (row.state === "scheduled" && isDue(row) ? [row] : []))
      .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const position = (holder: Holder, { interview, step }: Reminder): number => {
    const at = interviews.get(holder, interview)?.steps.findIndex(({ key }) => key === step) ?? -1;
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  const asPlanned =
    (holder: Holder) =>
    (a: Reminder, b: Reminder): number =>
      a.dueAt - b.dueAt ||
      a.plannedFor - b.plannedFor ||
      a.interview.localeCompare(b.interview, "en") ||
      Math.sign(position(holder, a) - position(holder, b)) ||
      a.nth - b.nth;
  return {
    byId: (owner, id) =>
      run((holder) => {
        const row = reminders.get(holder, id);
        return row?.owner === owner ? row : null;
      }),
    ofInterview: refuse,
    ofOpenInterviews: refuse,
    put: (rows) =>
      run((holder) => {
        for (const row of rows) reminders.change(holder, [row.id], () => row);
      }),
    claim: (due) =>
      run((holder) => {
        const all = scheduled(holder, ({ dueAt }) => dueAt <= now());
        const asked = all.filter((row) =>
          due.some(({ id, revision }) => id === row.id && revision === row.revision),
        );
        const owners = new Set(asked.map(({ owner }) => owner));
        const claimed = all.filter(({ owner }) => owners.has(owner)).toSorted(asPlanned(holder));
        const fired = new Map(claimed.map((row) => [row.id, { ...row, state: "fired" as const }]));
        reminders.change(
          holder,
          [...fired.keys()],
          (row) => (row === undefined ? row : fired.get(row.id)) ?? never(),
        );
        return [...fired.values()];
      }),
    overdue: (sinceMs, limit) =>
      run((holder) => scheduled(holder, ({ dueAt }) => dueAt <= after(now(), -sinceMs)).slice(0, limit)),
    upcoming: (until, limit) =>
      run((holder) => scheduled(holder, ({ dueAt }) => dueAt < until).slice(0, limit)),
  };
}

function never(): never {
  throw new Error("this cannot be");
}

/** A platform counts what arrives, and two messages may come closer together than they were sent. */
const MARGIN = 1.03;

function paceOf({ pace }: ModelDatabase, { run, now }: Parts): Tx["pace"] {
  const take = (holder: Holder, limit: Limit, earliestMs: number, latestMs: number): number => {
    const waitMs = (pace.get(holder, limit.bucket) ?? 0) - now();
    if (waitMs > latestMs) throw new PacedError(limit, waitMs);
    const atMs = Math.max(waitMs, earliestMs);
    pace.change(holder, [limit.bucket], () => now() + atMs + (1000 / limit.perSecond) * MARGIN);
    return atMs;
  };
  return {
    take: async (limits, withinMs) => {
      let waitMs = 0;
      for (const [index, limit] of limits.entries()) {
        const [earliestMs, latestMs] = [waitMs, index === 0 ? withinMs : waitMs];
        waitMs = await run((holder) => take(holder, limit, earliestMs, latestMs));
      }
      return waitMs;
    },
    waitMs: ({ bucket }) => run((holder) => Math.max((pace.get(holder, bucket) ?? 0) - now(), 0)),
    hold: ({ bucket }, forMs) =>
      run((holder) => void pace.change(holder, [bucket], (before) => Math.max(before ?? 0, now() + forMs))),
  };
}
