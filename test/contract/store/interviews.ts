import { assert as assertProperty, asyncProperty, string } from "fast-check";
import { describe, expect, test } from "vitest";
import type { InterviewId } from "../../../src/core/ids.ts";
import type { Interview } from "../../../src/core/interview.ts";
import { stepKey } from "../../../src/core/playbook/facts.ts";
import { instantOf } from "../../../src/core/time/zone.ts";
import { StaleRevisionError } from "../../../src/ports/store.ts";
import {
  addSomebody,
  anInterview,
  aReminder,
  aStep,
  at,
  day,
  newId,
  zone,
} from "../../support/stores/samples.ts";
import type { StoreContext } from "../store.contract.ts";

export function interviewsContract(context: StoreContext): void {
  describe("interviews", () => {
    savingContract(context);
    readingContract(context);
  });
}

function savingContract({ transact }: StoreContext): void {
  /** What comes back, beside what was saved. */
  const roundTrip = async (changes: Partial<Interview>) => {
    const { user } = await transact(addSomebody);
    const saved = {
      interview: anInterview(user, changes),
      steps: [aStep(), aStep({ key: stepKey("move-on") })],
    };
    await transact((tx) => tx.interviews.save(saved));
    return { saved, read: await transact((tx) => tx.interviews.byId(user.id, saved.interview.id)) };
  };

  test("an interview with everything comes back as saved", async () => {
    const { saved, read } = await roundTrip({
      materials: [
        { what: "references", due: day("2026-11-19") },
        { what: "a code sample", due: null },
      ],
      done: [
        { key: stepKey("thank-you", "jane"), how: "sent", at: at("2026-11-18T09:00:00.999Z") },
        { key: stepKey("call"), how: "skipped", at: at("2026-11-18T09:00:00Z") },
      ],
      snoozed: [{ key: stepKey("follow-up-1"), until: at("2026-11-24T07:30:00Z"), count: 2 }],
      promise: { from: null, by: day("2026-12-20"), words: "", saidAt: at("2026-11-20T10:00:00.5Z") },
      waitUntil: day("2026-12-01"),
      invitedToCall: true,
      salesLike: true,
      culture: "traditional",
      feeling: "badly",
      wantsJob: false,
      outcome: "next-round",
      outcomeAt: at("2026-11-20T10:00:00Z"),
      beforeAnswer: {
        promise: {
          from: day("2026-11-19"),
          by: day("2026-11-20"),
          words: "by Friday",
          saidAt: at("2026-11-18T10:00:00.5Z"),
        },
        waitUntil: day("2026-11-24"),
        materials: [{ what: "references", due: null }],
        outcome: "replied",
        outcomeAt: at("2026-11-19T10:00:00.25Z"),
      },
    });
    expect(read).toEqual(saved);
  });

  test("an interview with next to nothing comes back as saved", async () => {
    const { saved, read } = await roundTrip({
      role: null,
      people: [],
      promise: null,
      channel: null,
      materials: [],
      hook: null,
    });
    expect(read).toEqual(saved);
  });

  test("any text comes back as typed", async () => {
    const { user } = await transact(addSomebody);
    const text = string({ unit: "binary", maxLength: 200 }).map((typed) => typed.replaceAll("\0", "0"));
    await assertProperty(
      asyncProperty(text, text, text, async (company, hook, what) => {
        const interview = anInterview(user, { company, hook, materials: [{ what, due: null }] });
        const stored = { interview, steps: [aStep({ item: what, person: hook })] };
        await transact((tx) => tx.interviews.save(stored));
        expect(await transact((tx) => tx.interviews.byId(user.id, interview.id))).toEqual(stored);
      }),
      {
        numRuns: 40,
        examples: [
          ["Ölmühle & Söhne <b>", "line one\nline two\r\n\t", "'; DROP TABLE users; --"],
          ["🦊".repeat(2500), "\u202eright to left", "e\u0301 \u200b"],
          ["{1,2}", "NULL", '"\\'],
        ],
      },
    );
  });

  test.each([
    ["Europe/Stockholm", "2026-03-29", 150],
    ["Europe/Stockholm", "2026-10-25", 150],
    ["America/New_York", "2026-11-01", 90],
    ["Australia/Lord_Howe", "2026-04-05", 105],
    ["Asia/Kathmandu", "1999-12-31", 1439],
    ["Pacific/Apia", "2099-01-01", 0],
  ])(
    "the moment in %s on %s at minute %i keeps its instant and its wall time",
    async (name, date, minute) => {
      const wall = { day: day(date), minute };
      const startsAt = { at: instantOf(wall, zone(name)), wall, zone: zone(name), words: "then" };
      const { saved, read } = await roundTrip({ startsAt });
      expect(read).toEqual(saved);
    },
  );

  test("a change takes the place of what was stored, lists that grew, shrank or emptied among it", async () => {
    const { user, interview } = await transact(addSomebody);
    const change = async (
      revision: number,
      changes: Partial<Interview>,
      keys: readonly string[],
    ): Promise<void> => {
      const steps = keys.map((key) => aStep({ key: stepKey("materials", key), item: key }));
      const stored = { interview: { ...interview, ...changes, revision }, steps };
      await transact((tx) => tx.interviews.save(stored));
      expect(await transact((tx) => tx.interviews.byId(user.id, interview.id))).toEqual(stored);
    };
    const done = { key: stepKey("card"), how: "sent", at: at("2026-11-18T09:00:00Z") } as const;
    await change(2, { company: "Acme Ltd", done: [done] }, ["a", "b", "c"]);
    await change(3, { people: [], done: [done, { ...done, key: stepKey("call") }] }, ["c", "a"]);
    await change(4, { done: [] }, []);
    await change(5, { people: interview.people.toReversed(), promise: null }, ["d"]);
  });

  test("what was done is kept for steps that the newest plan does not have", async () => {
    const { user, interview } = await transact(addSomebody);
    const done = [{ key: stepKey("follow-up-2"), how: "sent", at: at("2026-12-01T09:00:00Z") }] as const;
    await transact((tx) => tx.interviews.save({ interview: { ...interview, revision: 2, done }, steps: [] }));
    const read = await transact((tx) => tx.interviews.byId(user.id, interview.id));
    expect(read?.interview.done).toEqual(done);
  });

  test.each([1, 3, 4])("a save as revision %i is refused when revision 1 is stored", async (revision) => {
    const { user, interview } = await transact(addSomebody);
    const stale = { interview: { ...interview, revision, company: "Other" }, steps: [aStep()] };
    await expect(transact((tx) => tx.interviews.save(stale))).rejects.toBeInstanceOf(StaleRevisionError);
    expect(await transact((tx) => tx.interviews.byId(user.id, interview.id))).toEqual({
      interview,
      steps: [],
    });
  });

  test("a first save that is not revision 1 is refused", async () => {
    const { user } = await transact(addSomebody);
    const late = { interview: anInterview(user, { revision: 2 }), steps: [] };
    await expect(transact((tx) => tx.interviews.save(late))).rejects.toBeInstanceOf(StaleRevisionError);
  });

  test("of two who change the same revision at once, one is refused", async () => {
    const { user, interview } = await transact(addSomebody);
    const change = (company: string): Promise<void> =>
      transact((tx) => tx.interviews.save({ interview: { ...interview, revision: 2, company }, steps: [] }));
    const ends = await Promise.allSettled([change("one"), change("two")]);
    expect(ends.map((end) => end.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const read = await transact((tx) => tx.interviews.byId(user.id, interview.id));
    expect(read?.interview.company).toBe(ends[0].status === "fulfilled" ? "one" : "two");
  });

  test("nobody can change or take over another person's interview", async () => {
    const { user, interview } = await transact(addSomebody);
    const { user: other } = await transact(addSomebody);
    for (const revision of [1, 2]) {
      const theft = { interview: { ...interview, owner: other.id, revision }, steps: [] };
      await expect(transact((tx) => tx.interviews.save(theft))).rejects.toBeInstanceOf(StaleRevisionError);
    }
    expect(await transact((tx) => tx.interviews.byId(user.id, interview.id))).toEqual({
      interview,
      steps: [],
    });
  });
}

function readingContract({ transact }: StoreContext): void {
  test("open ones come soonest start first, closed ones latest outcome first", async () => {
    const { user, interview: middle } = await transact(addSomebody);
    const startingAt = (iso: string): Interview =>
      anInterview(user, { startsAt: { ...middle.startsAt, at: at(iso) } });
    const late = startingAt("2027-01-01T10:00:00Z");
    const early = startingAt("2026-01-01T10:00:00Z");
    const endedAt = (iso: string): Interview => anInterview(user, { outcome: "lost", outcomeAt: at(iso) });
    const lost = [1, 3, 2].map((date) => endedAt(`2026-12-0${date}T10:00:00Z`));
    await transact(async (tx) => {
      for (const interview of [late, early, ...lost])
        await tx.interviews.save({
          interview,
          steps: [aStep({ state: interview.outcome === null ? "planned" : "done" })],
        });
    });
    const open = await transact((tx) => tx.interviews.open(user.id));
    expect(open.map(({ interview }) => interview)).toEqual([early, middle, late]);
    expect(open[0]?.steps).toEqual([aStep()]);
    const closed = await transact((tx) => tx.interviews.closed(user.id, 2));
    expect(closed.map(({ interview }) => interview)).toEqual([lost[1], lost[2]]);
  });

  test.each([
    ["replied", "done", true],
    ["next-round", "planned", true],
    ["lost", "planned", true],
    ["next-round", "done", false],
    ["offer", "skipped", false],
    ["lost", "skipped", false],
  ] as const)("one with %s and a step that is %s is open: %s", async (outcome, state, isOpen) => {
    const { user, interview } = await transact(addSomebody);
    const ended = { ...interview, revision: 2, outcome, outcomeAt: interview.endsAt };
    const reminder = aReminder(interview);
    await transact(async (tx) => {
      await tx.interviews.save({ interview: ended, steps: [aStep({ state })] });
      await tx.reminders.put([reminder]);
    });
    const { open, closed, reminders } = await transact(async (tx) => ({
      open: await tx.interviews.open(user.id),
      closed: await tx.interviews.closed(user.id, 10),
      reminders: await tx.reminders.ofOpenInterviews(user.id),
    }));
    expect(open.map((one) => one.interview)).toEqual(isOpen ? [ended] : []);
    expect(closed.map((one) => one.interview)).toEqual(isOpen ? [] : [ended]);
    expect(reminders).toEqual(isOpen ? [reminder] : []);
  });

  test("another person's interview is the same as none", async () => {
    const { user, interview } = await transact(addSomebody);
    const { user: other, interview: theirs } = await transact(addSomebody);
    await transact(async (tx) => {
      expect(await tx.interviews.byId(other.id, interview.id)).toBeNull();
      expect(await tx.interviews.byId(user.id, newId<InterviewId>())).toBeNull();
      expect((await tx.interviews.open(other.id)).map((open) => open.interview)).toEqual([theirs]);
      await tx.interviews.save({
        interview: { ...interview, revision: 2, outcome: "offer", outcomeAt: interview.endsAt },
        steps: [],
      });
      expect(await tx.interviews.closed(user.id, 10)).toHaveLength(1);
      expect(await tx.interviews.closed(other.id, 10)).toEqual([]);
    });
  });
}
