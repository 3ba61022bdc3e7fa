import { describe, expect, test } from "vitest";
import type { Reminder } from "../../../src/core/reminder.ts";
import { stepKey } from "../../../src/core/playbook/facts.ts";
import { after, type Instant, instant } from "../../../src/core/time/instant.ts";
import { addSomebody, anInterview, aReminder, aStep, newId, present } from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function remindersContract(context: StoreContext): void {
  describe("reminders", () => {
    readingContract(context);
    firingContract(context);
  });
}

/** What it takes to fire reminders. */
export function firingContract(context: StoreContext): void {
  overdueContract(context);
  claimingContract(context);
}

function readingContract({ transact, clock }: StoreContext): void {
  test("reminders come back as put, and putting them again replaces them", async () => {
    const { user, interview } = await transact(addSomebody);
    const first = aReminder(interview);
    const second = aReminder(interview, { nth: 2, plannedFor: after(first.plannedFor, 1) });
    await transact((tx) => tx.reminders.put([second, first]));
    await transact(async (tx) => {
      expect(await tx.reminders.byId(user.id, first.id)).toEqual(first);
      expect(await tx.reminders.ofInterview(user.id, interview.id)).toEqual([first, second]);
    });
    const moved = { ...first, revision: 2, dueAt: after(first.dueAt, 5_000) };
    const gone = { ...second, revision: 2, state: "cancelled" } as const;
    const added = aReminder(interview, { plannedFor: after(first.plannedFor, 2) });
    await transact((tx) => tx.reminders.put([moved, gone, added]));
    expect(await transact((tx) => tx.reminders.ofInterview(user.id, interview.id))).toEqual([
      moved,
      gone,
      added,
    ]);
  });

  test("putting no reminders is nothing", async () => {
    await expect(transact((tx) => tx.reminders.put([]))).resolves.toBeUndefined();
  });

  test("another person's reminders are the same as none, and cannot be replaced", async () => {
    const { user, interview } = await transact(addSomebody);
    const { user: other, interview: theirs } = await transact(addSomebody);
    const reminder = aReminder(interview);
    await transact((tx) => tx.reminders.put([reminder]));
    await transact(async (tx) => {
      expect(await tx.reminders.byId(other.id, reminder.id)).toBeNull();
      expect(await tx.reminders.ofInterview(other.id, interview.id)).toEqual([]);
      expect(await tx.reminders.ofOpenInterviews(other.id)).toEqual([]);
    });
    const theft = aReminder(theirs, { id: reminder.id });
    await expect(transact((tx) => tx.reminders.put([theft]))).rejects.toThrow("another interview");
    expect(await transact((tx) => tx.reminders.byId(user.id, reminder.id))).toEqual(reminder);
  });

  test("of open interviews come earliest first, the cancelled ones among them", async () => {
    const { user, interview } = await transact(addSomebody);
    const late = aReminder(interview, { dueAt: after(clock().now(), 9_000) });
    const fired = aReminder(interview, { dueAt: clock().now(), state: "fired" });
    const cancelled = aReminder(interview, { dueAt: after(clock().now(), 20_000), state: "cancelled" });
    await transact((tx) => tx.reminders.put([late, cancelled, fired]));
    expect(await transact((tx) => tx.reminders.ofOpenInterviews(user.id))).toEqual([fired, late, cancelled]);
    const closed = { ...interview, revision: 2, outcome: "lost", outcomeAt: clock().now() } as const;
    await transact((tx) => tx.interviews.save({ interview: closed, steps: [] }));
    expect(await transact((tx) => tx.reminders.ofOpenInterviews(user.id))).toEqual([]);
  });

  test("upcoming ones are the scheduled ones before the end, earliest first, at most as many as asked for", async () => {
    const { interview } = await transact(addSomebody);
    // Long ago, so that no other test's reminders are among them.
    const start = instant(Date.UTC(2001, 0, 1));
    const due = (ms: number, state: Reminder["state"] = "scheduled"): Reminder =>
      aReminder(interview, { dueAt: after(start, ms), state });
    const [third, first, second] = [due(2), due(0), due(1)];
    await transact((tx) =>
      tx.reminders.put([third, due(0, "fired"), first, due(1, "cancelled"), second, due(3)]),
    );
    const upcoming = (until: Instant, limit: number) => transact((tx) => tx.reminders.upcoming(until, limit));
    const armed = [first, second, third].map(({ id, revision, dueAt }) => ({ id, revision, dueAt }));
    expect(await upcoming(after(start, 3), 10)).toEqual(armed);
    expect(await upcoming(after(start, 3), 2)).toEqual(armed.slice(0, 2));
    expect(await upcoming(start, 10)).toEqual([]);
  });
}

function overdueContract({ transact, clock }: StoreContext): void {
  test("overdue ones are the scheduled ones due for so long, earliest first, at most as many as asked for", async () => {
    const { interview } = await transact(addSomebody);
    const now = clock().now();
    const due = (agoMs: number, state: Reminder["state"] = "scheduled"): Reminder =>
      aReminder(interview, { dueAt: after(now, -agoMs), state });
    const [late, later, latest] = [due(1_500), due(1_501), due(9_000)];
    const mine = [late, later, latest, due(1_499), due(-1), due(9_000, "fired"), due(9_000, "cancelled")];
    await transact((tx) => tx.reminders.put(mine));
    const ids = new Set(mine.map(({ id }) => id));
    const overdue = async () =>
      (await transact((tx) => tx.reminders.overdue(1_500, 10_000))).filter(({ id }) => ids.has(id));
    expect(await overdue()).toMatchObject(
      [latest, later, late].map(({ id, revision }) => ({ id, revision })),
    );
    expect(await transact((tx) => tx.reminders.overdue(1_500, 1))).toHaveLength(1);
    await clock().advance(1);
    expect(await overdue()).toHaveLength(4);
  });
}

function claimingContract({ transact, clock }: StoreContext): void {
  const stored = async (changes: (now: Instant) => Partial<Reminder>): Promise<Reminder> => {
    const { interview } = await transact(addSomebody);
    const reminder = aReminder(interview, changes(clock().now()));
    await transact((tx) => tx.reminders.put([reminder]));
    return reminder;
  };
  const claim = (reminders: readonly { id: Reminder["id"]; revision: number }[]) =>
    transact((tx) => tx.reminders.claim(reminders));

  test("a due reminder is claimed once, and is fired from then on", async () => {
    const reminder = await stored((now) => ({ dueAt: now }));
    const fired = { ...reminder, state: "fired" };
    expect(await claim([reminder])).toEqual([fired]);
    expect(await claim([reminder])).toEqual([]);
    expect(await transact((tx) => tx.reminders.byId(reminder.owner, reminder.id))).toEqual(fired);
  });

  test("a reminder is never claimed early, not by a millisecond", async () => {
    const reminder = await stored((now) => ({ dueAt: after(now, 1) }));
    expect(await claim([reminder])).toEqual([]);
    await clock().advance(1);
    expect(await claim([reminder])).toHaveLength(1);
  });

  test.each([1, 3])("revision %i of a reminder at revision 2 is not claimed", async (revision) => {
    const reminder = await stored((now) => ({ dueAt: now, revision: 2 }));
    expect(await claim([{ id: reminder.id, revision }])).toEqual([]);
    expect(await claim([reminder])).toHaveLength(1);
  });

  test("a cancelled reminder is not claimed", async () => {
    const reminder = await stored((now) => ({ dueAt: now, state: "cancelled" }));
    expect(await claim([reminder])).toEqual([]);
  });

  test("of a batch, those that can be are claimed, earliest first", async () => {
    const { interview } = await transact(addSomebody);
    const now = clock().now();
    const late = aReminder(interview, { dueAt: now });
    const early = aReminder(interview, { dueAt: after(now, -60_000) });
    const notDue = aReminder(interview, { dueAt: after(now, 60_000) });
    await transact((tx) => tx.reminders.put([late, early, notDue]));
    const unknown = aReminder(interview);
    const claimed = await claim([late, notDue, unknown, early, late, { id: early.id, revision: 9 }]);
    expect(claimed.map(({ id }) => id)).toEqual([early.id, late.id]);
    expect(await claim([])).toEqual([]);
  });

  test("what is due together is claimed as the plan lists it, whatever its ids", async () => {
    const { interview } = await transact(addSomebody);
    const keys = [
      stepKey("thank-you", "jane"),
      stepKey("thank-you", "per"),
      stepKey("graceful-reply"),
      stepKey("ask-feedback"),
    ];
    const steps = keys.map((key) => aStep({ key }));
    await transact((tx) => tx.interviews.save({ interview: { ...interview, revision: 2 }, steps }));
    const ids = keys.map(() => newId<Reminder["id"]>()).toSorted((a, b) => (a < b ? 1 : -1));
    const dueAt = clock().now();
    const reminders = keys.map((step, index) =>
      aReminder(interview, { id: present(ids[index]), step, dueAt }),
    );
    await transact((tx) => tx.reminders.put(reminders));
    expect((await claim(reminders.slice(2, 3))).map(({ step }) => step)).toEqual(keys);
  });

  test("with a reminder comes whatever else is due to the same person, and nobody else's", async () => {
    const { user, interview } = await transact(addSomebody);
    const second = anInterview(user);
    await transact((tx) => tx.interviews.save({ interview: second, steps: [] }));
    const now = clock().now();
    const asked = aReminder(interview, { dueAt: now });
    const other = aReminder(second, { dueAt: after(now, -1), revision: 4 });
    const mine = [asked, other, aReminder(second, { dueAt: after(now, 1) })];
    const theirs = await stored((at) => ({ dueAt: at }));
    await transact((tx) => tx.reminders.put(mine));
    expect((await claim([asked])).map(({ id }) => id)).toEqual([other.id, asked.id]);
    expect(await claim([theirs])).toHaveLength(1);
  });

  test("an asked for reminder that cannot be claimed brings nothing along", async () => {
    const { interview } = await transact(addSomebody);
    const now = clock().now();
    const cancelled = aReminder(interview, { dueAt: now, state: "cancelled" });
    await transact((tx) => tx.reminders.put([cancelled, aReminder(interview, { dueAt: now })]));
    expect(await claim([cancelled])).toEqual([]);
  });

  test("of many who claim the same batch at once, each reminder goes to one", async () => {
    const { interview } = await transact(addSomebody);
    const batch = Array.from({ length: 30 }, () => aReminder(interview, { dueAt: clock().now() }));
    await transact((tx) => tx.reminders.put(batch));
    const claimers = Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? batch : batch.toReversed()));
    const claimed = (await Promise.all(claimers.map(claim))).flat();
    expect(claimed.map(({ id }) => id).toSorted()).toEqual(batch.map(({ id }) => id).toSorted());
  });

  test("a claim whose transaction fails can be made again", async () => {
    const reminder = await stored((now) => ({ dueAt: now }));
    const failing = transact(async (tx) => {
      await tx.reminders.claim([reminder]);
      throw new Error("the delivery could not be added");
    });
    await expect(failing).rejects.toThrow("could not be added");
    expect(await claim([reminder])).toHaveLength(1);
  });
}
