import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type InterviewId, parseId, type ReminderId, type UserId } from "../../../src/core/ids.ts";
import { type PlanFacts, stepKey } from "../../../src/core/playbook/facts.ts";
import { plan } from "../../../src/core/playbook/plan.ts";
import { reconcileReminders } from "../../../src/core/playbook/reconcile-reminders.ts";
import type { Reminder } from "../../../src/core/reminder.ts";
import { after, DAY_MS } from "../../../src/core/time/instant.ts";
import { freshFacts } from "../../support/playbook/arbitraries.ts";
import {
  day,
  iso,
  local,
  must,
  sampleFacts,
  sampleUuid,
  shown,
} from "../../support/playbook/sample-facts.ts";

/** One interview with its rows, as the store would keep them. */
function desk() {
  const rows = new Map<ReminderId, Reminder>();
  let ids = 0;
  const put = (written: readonly Reminder[]) => {
    for (const row of written) rows.set(row.id, row);
  };
  /** Plans these facts and gives what had to be written, which is stored. */
  const replan = (facts: PlanFacts): readonly Reminder[] => {
    const written = reconcileReminders({
      ...facts,
      interview: must(parseId<InterviewId>(sampleUuid(1)), "an id"),
      owner: must(parseId<UserId>(sampleUuid(2)), "an id"),
      steps: plan(facts),
      existing: [...rows.values()],
      newId: () => {
        ids += 1;
        return must(parseId<ReminderId>(sampleUuid(ids)), "an id");
      },
    });
    put(written);
    return written;
  };
  /** What the scheduler does at that time: gives the fired reminders. */
  const fire = (now: string): readonly string[] => {
    const due = [...rows.values()].filter(({ state, dueAt }) => state === "scheduled" && dueAt <= local(now));
    put(due.map((row) => Object.assign({}, row, { state: "fired" })));
    return due.map(({ step, nth }) => `${step} ${nth}`);
  };
  /** All rows, one line each. */
  const list = (): readonly string[] =>
    [...rows.values()].map(
      ({ step, nth, revision, state, dueAt }) => `${step} ${nth} r${revision} ${state} ${shown(dueAt)}`,
    );
  return { rows, replan, fire, list };
}

const at = (now: string, change: Partial<PlanFacts> = {}): PlanFacts =>
  sampleFacts({ now: local(now), ...change });
const THANKS = stepKey("thank-you");
const FIRST = stepKey("follow-up-1");
const sentThanks = { done: [{ key: THANKS, how: "sent", at: local("2026-11-17 16:30") }] } as const;

describe("reconcileReminders", () => {
  it("makes one row for every time a step is reminded of", () => {
    const { replan, list } = desk();
    replan(at("2026-11-17 15:05"));
    expect(list()).toEqual([
      "thank-you 1 r1 scheduled 2026-11-17 16:00",
      "thank-you 2 r1 scheduled 2026-11-18 11:00",
      "follow-up-1 1 r1 scheduled 2026-11-24 09:30",
    ]);
  });

  it("writes nothing when the plan says the same, fired or not, at any later time", () => {
    const { replan, fire } = desk();
    replan(at("2026-11-17 15:05"));
    expect(replan(at("2026-11-17 15:10"))).toEqual([]);
    expect(fire("2026-11-17 16:00")).toEqual(["thank-you 1"]);
    expect(replan(at("2026-11-17 16:20"))).toEqual([]);
    expect(replan(at("2026-11-19 16:20"))).toEqual([]);
  });

  it("gives a moved reminder a new revision, so that the job of the old one finds nothing", () => {
    const { replan, list } = desk();
    replan(at("2026-11-17 15:05"));
    replan(at("2026-11-17 15:10", { promise: { from: null, by: day("2026-11-28") } }));
    expect(list().at(-1)).toBe("follow-up-1 1 r2 scheduled 2026-11-30 09:30");
  });

  it("cancels what is not planned any more and leaves what has gone out", () => {
    const { replan, fire, list } = desk();
    replan(at("2026-11-17 15:05"));
    fire("2026-11-17 16:00");
    replan(at("2026-11-17 16:30", sentThanks));
    expect(list()).toEqual([
      "thank-you 1 r1 fired 2026-11-17 16:00",
      "thank-you 2 r2 cancelled 2026-11-18 11:00",
      "follow-up-1 1 r1 scheduled 2026-11-24 09:30",
    ]);
  });

  it("brings back after Undo what was cancelled, but not what had gone out", () => {
    const { replan, fire, list } = desk();
    replan(at("2026-11-17 15:05"));
    fire("2026-11-17 16:00");
    replan(at("2026-11-17 16:30", { outcome: "offer" }));
    replan(at("2026-11-17 16:40"));
    expect(list()).toEqual([
      "thank-you 1 r1 fired 2026-11-17 16:00",
      "thank-you 2 r3 scheduled 2026-11-18 11:00",
      "follow-up-1 1 r3 scheduled 2026-11-24 09:30",
    ]);
  });

  it("fires after a late Undo at once what would have gone out meanwhile, one reminder a step", () => {
    const { replan, list } = desk();
    replan(at("2026-11-17 15:05"));
    replan(at("2026-11-17 15:30", { outcome: "offer" }));
    replan(at("2026-11-18 12:00"));
    expect(list()).toEqual([
      "thank-you 1 r2 cancelled 2026-11-17 16:00",
      "thank-you 2 r3 scheduled 2026-11-18 12:00",
      "follow-up-1 1 r3 scheduled 2026-11-24 09:30",
    ]);
  });

  it("schedules a fired reminder again when its step is snoozed", () => {
    const { replan, fire, list } = desk();
    replan(at("2026-11-17 15:05"));
    fire("2026-11-17 16:00");
    replan(
      at("2026-11-17 16:05", { snoozed: [{ key: THANKS, until: local("2026-11-17 19:00"), count: 1 }] }),
    );
    expect(list().slice(0, 2)).toEqual([
      "thank-you 1 r2 scheduled 2026-11-17 19:00",
      "thank-you 2 r1 scheduled 2026-11-18 11:00",
    ]);
    expect(fire("2026-11-17 19:00")).toEqual(["thank-you 1"]);
  });

  it("cancels the nudge a snooze has jumped over", () => {
    const { replan, fire, list } = desk();
    replan(at("2026-11-17 15:05"));
    fire("2026-11-17 16:00");
    replan(
      at("2026-11-17 16:05", { snoozed: [{ key: THANKS, until: local("2026-11-18 13:00"), count: 1 }] }),
    );
    expect(list().slice(0, 2)).toEqual([
      "thank-you 1 r2 scheduled 2026-11-18 13:00",
      "thank-you 2 r2 cancelled 2026-11-18 11:00",
    ]);
  });

  it("does not fire again what has gone out when an edit moves it within the past", () => {
    const { replan, fire } = desk();
    replan(at("2026-11-17 15:05"));
    fire("2026-11-17 16:00");
    const written = replan(at("2026-11-17 16:30", { endsAt: local("2026-11-17 14:30") }));
    expect(written.map(({ nth, state }) => [nth, state])).toEqual([[2, "scheduled"]]);
  });

  it("fires at once, and once, what was logged late", () => {
    const { replan, list, fire } = desk();
    replan(at("2026-11-18 14:00"));
    expect(list()).toEqual([
      "thank-you 2 r1 scheduled 2026-11-18 14:00",
      "follow-up-1 1 r1 scheduled 2026-11-24 09:30",
    ]);
    fire("2026-11-18 14:00");
    expect(replan(at("2026-11-18 14:05"))).toEqual([]);
  });

  it("does not wake the person twice at the hour to which the night has pushed both reminders", () => {
    const { replan, list } = desk();
    replan(at("2026-11-18 03:00", { endsAt: local("2026-11-17 10:00") }));
    expect(list()).toContain("thank-you 2 r1 scheduled 2026-11-18 08:00");
    expect(list()).toHaveLength(2);
  });

  it("waits with an overdue follow-up for the office to open", () => {
    const { replan, list } = desk();
    replan(at("2026-11-28 14:00"));
    expect(list()).toEqual(["follow-up-1 1 r1 scheduled 2026-11-30 09:30"]);
  });

  it("plans the second follow-up from the time the first was sent", () => {
    const { replan, list } = desk();
    replan(at("2026-11-24 09:31", sentThanks));
    const done = [...sentThanks.done, { key: FIRST, how: "sent", at: local("2026-11-24 09:40") } as const];
    replan(at("2026-11-24 09:41", { done }));
    expect(list().at(-1)).toBe("follow-up-2 1 r1 scheduled 2026-12-01 09:30");
  });

  it("has nothing to write the second time, and never one time of one step in two rows", () => {
    fc.assert(
      fc.property(freshFacts, fc.integer({ min: 0, max: 40 }), fc.boolean(), (facts, days, lost) => {
        const { replan, rows } = desk();
        const later = { ...facts, now: after(facts.now, days * DAY_MS) };
        for (const next of [facts, { ...later, outcome: lost ? "lost" : null } as const, later]) {
          replan(next);
          expect(replan(next)).toEqual([]);
          const slots = [...rows.values()].map(({ step, nth }) => `${step} ${nth}`);
          expect(new Set(slots).size).toBe(slots.length);
          for (const row of rows.values()) expect(row.dueAt).toBeGreaterThanOrEqual(row.plannedFor);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("keeps owner, interview and id of a row through every revision", () => {
    const { replan, rows } = desk();
    replan(at("2026-11-17 15:05"));
    const before = [...rows.values()].map(({ id: row, owner, interview }) => ({ row, owner, interview }));
    replan(at("2026-11-17 15:10", { outcome: "closed" }));
    replan(at("2026-11-17 15:11", { endsAt: iso("2026-11-17T15:10:00+01:00") }));
    expect([...rows.values()].map(({ id: row, owner, interview }) => ({ row, owner, interview }))).toEqual(
      before,
    );
  });
});
