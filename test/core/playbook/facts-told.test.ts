import { readFile } from "node:fs/promises";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanFacts } from "../../../src/core/playbook/facts.ts";
import { planFacts } from "../../../src/core/playbook/plan-facts.ts";
import { DAY_MS, HOUR_MS } from "../../../src/core/time/instant.ts";
import { type Talk, talkWith } from "../../support/conversation/talk.ts";

let maya: Talk;
beforeEach(() => {
  maya = talkWith("2026-11-18T10:00:00+01:00");
  maya.says("/interview Acme, Developer, yesterday 14:00, Jane Doe, decision by Friday");
  maya.presses("Skip the rest");
  maya.presses("Save");
});

function facts(): PlanFacts {
  const { world } = maya;
  const { interview, steps } = world.firstStored;
  return planFacts(interview, world.user, world.now, steps);
}

/** Opens the edit screen, or the details, of the interview. */
function open(screen: "Edit" | "Details"): void {
  maya.says("/interviews");
  maya.presses("Acme");
  maya.presses(screen);
}

/** Answers a field of the edit screen, or of the details. */
function edits(field: string, answer: string, screen: "Edit" | "Details" = "Edit"): void {
  open(screen);
  maya.presses(field);
  maya.says(answer);
  maya.presses("Save");
}

function details(field: string, button: string): void {
  open("Details");
  maya.presses(field);
  maya.presses(button);
  maya.presses("Save");
}

function sets(setting: string, answer: string): void {
  maya.says("/settings");
  maya.presses(setting);
  maya.says(answer);
}

interface Told {
  /** Says it in chat. */
  readonly tell: () => void;
  /** What the fact is then, as JSON says it. */
  readonly fact: unknown;
}

/**
 * Where each fact of the plan is told in chat. A fact that is added to the playbook and not here does not compile,
 * and one that cannot be told fails.
 */
const TOLD = {
  now: { tell: () => maya.world.advance(HOUR_MS), fact: "2026-11-18T10:00:00.000Z" },
  zone: {
    tell: () => {
      sets("Time zone", "Helsinki");
      maya.presses("Yes");
    },
    fact: "Europe/Helsinki",
  },
  employerZone: {
    tell: () => {
      sets("Time zone", "Helsinki");
      maya.presses("Yes");
      edits("When", "yesterday 14:00");
    },
    fact: "Europe/Helsinki",
  },
  pace: {
    tell: () => {
      maya.says("/settings");
      maya.presses("Persistent");
    },
    fact: "persistent",
  },
  wakingHours: { tell: () => sets("Waking hours", "10:00 to 20:00"), fact: { from: 600, to: 1200 } },
  workingDays: { tell: () => sets("Working days", "Sunday to Thursday"), fact: [1, 2, 3, 4, 7] },
  holidays: { tell: () => sets("Public holidays", "Bavaria"), fact: "DE-BY" },
  startsAt: { tell: () => edits("When", "tomorrow 9:00-11:00"), fact: "2026-11-19T08:00:00.000Z" },
  endsAt: { tell: () => edits("When", "until 15:30"), fact: "2026-11-17T14:30:00.000Z" },
  loggedAt: {
    tell: () => {
      maya.world.interviews.clear();
      maya.world.advance(HOUR_MS);
      maya.says("/interview Beta, Developer, tomorrow 9:00, nobody");
      maya.presses("Skip");
      maya.presses("Save");
    },
    fact: "2026-11-18T10:00:00.000Z",
  },
  promise: {
    tell: () => edits("Answer promised", "between 1 and 10 December"),
    fact: { from: "2026-12-01", by: "2026-12-10", words: "between 1 and 10 December", saidAt: null },
  },
  waitUntil: { tell: () => edits("Wait until", "for a week", "Details"), fact: "2026-11-25" },
  channel: { tell: () => edits("Reach them by", "phone"), fact: "phone" },
  invitedToCall: { tell: () => details("Invited to call", "Yes"), fact: true },
  salesLike: { tell: () => details("Boldness counts", "Yes"), fact: true },
  culture: { tell: () => details("The firm is", "Traditional"), fact: "traditional" },
  feeling: { tell: () => details("It went", "Badly"), fact: "badly" },
  wantsJob: { tell: () => details("You want the job", "No"), fact: false },
  people: {
    tell: () => edits("People", "Jane Doe (CTO) + Bo Ek (recruiter) + Eva Holm (reception)"),
    fact: [{ kind: "interviewer" }, { kind: "recruiter" }, { kind: "reception" }],
  },
  materials: {
    tell: () => edits("They asked for", "references by Thursday"),
    fact: [{ what: "references", due: "2026-11-19" }],
  },
  done: {
    tell: () => {
      maya.says("/next");
      maya.presses("Mark sent");
    },
    fact: [{ how: "sent" }],
  },
  snoozed: {
    tell: () => {
      maya.says("/next");
      maya.presses("Snooze");
      maya.presses("This evening");
    },
    fact: [{ count: 1 }],
  },
  outcome: { tell: () => loses(), fact: "lost" },
  outcomeAt: { tell: () => loses(), fact: "2026-11-19T09:00:00.000Z" },
} as const satisfies Readonly<Record<keyof PlanFacts, Told>>;

function loses(): void {
  maya.world.advance(DAY_MS);
  maya.says("/interviews");
  maya.presses("Acme");
  maya.presses("Job lost");
}

const byName = (one: string, other: string): number => one.localeCompare(other);

/** The facts as they are now, with moments as text. */
function told(): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(facts()).map(([name, value]) => [
      name,
      typeof value === "number" ? new Date(value).toISOString() : value,
    ]),
  );
}

describe("every fact of the plan", () => {
  it.each(Object.entries<Told>(TOLD))("can be told in chat: %s", (name, { tell, fact }) => {
    expect({ fact: told().get(name) }).not.toMatchObject({ fact });
    tell();
    expect({ fact: told().get(name) }).toMatchObject({ fact });
  });

  it("has its line in docs/playbook.md", async () => {
    const document = await readFile("docs/playbook.md", "utf8");
    const part = /## What you tell it\n([\s\S]*?)\n## /u.exec(document)?.[1] ?? "";
    const lines = part.split("\n").filter((line) => line.startsWith("| `"));
    const names = lines.flatMap((line) => Array.from((line.split("|")[1] ?? "").matchAll(/`(\w+)`/gu)));
    expect(names.map(([, name]) => name ?? "").toSorted(byName)).toEqual(
      Object.keys(TOLD)
        .filter((name) => name !== "now")
        .toSorted(byName),
    );
  });

  it("is looked at above, also one that may be left out", async () => {
    const source = await readFile(new URL("../../../src/core/playbook/facts.ts", import.meta.url), "utf8");
    const body = /export interface PlanFacts \{([\s\S]*?)\n\}/u.exec(source)?.[1] ?? "";
    const names = [...body.matchAll(/readonly (\w+)\??:/gu)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set([...Object.keys(TOLD), "key", "kind", "what", "due"]));
  });
});
