import { describe, expect, test } from "vitest";
import { composeDraft } from "../../../src/core/draft/draft.ts";
import { DRAFT_KINDS, type DraftRequest, TONES } from "../../../src/core/draft/request.ts";
import { at, day, INTERVIEW, JANE, requestOf } from "./requests.ts";

const WEEK_LATER = at("2026-11-24T09:30:00+01:00");
const VARIANTS = Array.from({ length: 12 }, (_, variant) => variant);
const bodies = (change: Partial<DraftRequest>): readonly string[] =>
  VARIANTS.map((variant) => composeDraft(requestOf({ ...change, variant })).body);

describe("composeDraft", () => {
  test("is personal by the hook in every kind that has room for it", () => {
    const hook = "how calm everyone was";
    for (const kind of DRAFT_KINDS) {
      for (const body of bodies({ kind, hook, now: WEEK_LATER })) expect(body).toContain(hook);
    }
  });

  test("prefers what was noted about the reader to what all interviewers share", () => {
    const person = { ...JANE, highlight: "your question about trade-offs" };
    for (const body of bodies({ person, hook: "the office tour" })) {
      expect(body).toContain("your question about trade-offs");
      expect(body).not.toContain("office tour");
    }
  });

  test("ties their problem to the sender's experience", () => {
    const person = {
      ...JANE,
      problem: "customers who stall in the trial",
      experience: "built the onboarding at Initech",
    };
    for (const body of bodies({ person })) {
      expect(body).toContain("customers who stall in the trial");
      expect(body).toContain("I built the onboarding at Initech");
    }
  });

  test("quotes a promise by the day it is written on", () => {
    const days = [
      ["2026-11-18T10:00:00+01:00", "by Friday"],
      ["2026-11-24T10:00:00+01:00", "by last Friday"],
      ["2026-11-27T10:00:00+01:00", "by 20 November"],
    ] as const;
    for (const [now, words] of days) {
      for (const body of bodies({ kind: "follow-up-1", now: at(now) })) expect(body).toContain(words);
    }
  });

  test("reads the day in the sender's zone", () => {
    const now = at("2026-11-18T23:30:00Z");
    expect(bodies({ now }).every((body) => body.includes("Tuesday"))).toBe(true);
  });

  test("asks for no answer before the promised day", () => {
    for (const body of bodies({ kind: "follow-up-1" })) {
      expect(body).toContain("by Friday");
      expect(body).not.toMatch(/where (?:things|matters) stand|how far you have come/u);
    }
  });

  test("quotes a range as a range", () => {
    const interview = { ...INTERVIEW, promise: { from: day("2026-12-17"), by: day("2027-01-16") } };
    const now = at("2027-01-20T10:00:00+01:00");
    for (const body of bodies({ kind: "follow-up-1", interview, now })) {
      expect(body).toContain("between 17 December and 16 January");
    }
  });

  test("says when what was asked for will be there, and attaches it in the cover note alone", () => {
    const interview = { ...INTERVIEW, materials: [{ what: "a work sample", due: day("2026-11-19") }] };
    for (const body of bodies({ interview })) {
      expect(body).toContain("work sample you asked for");
      expect(body).toContain("by tomorrow morning");
      expect(body).not.toContain("attached");
    }
    for (const body of bodies({ kind: "materials", interview })) expect(body).toMatch(/attach(?:ed|ment)/u);
    const post = { ...interview, channel: "post" as const };
    for (const body of bodies({ kind: "materials", interview: post })) expect(body).toMatch(/enclose/u);
  });

  test("excuses itself when it comes days late", () => {
    const lines = /only now|days late|written sooner|the delay|days ago/u;
    for (const body of bodies({ now: WEEK_LATER })) expect(body).toMatch(lines);
    for (const body of bodies({})) expect(body).not.toMatch(lines);
  });

  test("greets and closes by tone", () => {
    expect(TONES.map((tone) => composeDraft(requestOf({ tone })).body.split("\n")[0])).toEqual([
      "Hi Jane,",
      "Dear Jane,",
      "Dear Jane Doe,",
    ]);
    for (const body of bodies({ tone: "formal" })) expect(body).not.toMatch(/\b(?:I’|don’t|it’s)|!/u);
  });

  test("needs neither a name, a role, a person nor a sender", () => {
    const interview = { ...INTERVIEW, role: null, promise: null };
    for (const kind of DRAFT_KINDS) {
      const { body } = composeDraft(
        requestOf({ kind, interview, person: null, sender: { name: null }, siblings: [] }),
      );
      expect(body).not.toMatch(/[{}[\]]|null|undefined|,$/u);
    }
  });

  test("has one kind of quotation mark and apostrophe", () => {
    for (const body of bodies({ tone: "warm", hook: "Jane's remark that they don't do meetings" })) {
      expect(body).not.toMatch(/[‘’“”]/u);
    }
    for (const body of bodies({ tone: "warm", hook: "that they don’t do meetings" }))
      expect(body).not.toMatch(/['"]/u);
  });

  test("has a script with pauses and a message for the machine on the phone", () => {
    for (const body of bodies({ kind: "phone", now: WEEK_LATER })) {
      expect(body.match(/^\(Pause\)$/gmu)).toHaveLength(3);
      expect(body).toMatch(/^Voicemail: .*Backend developer/mu);
    }
  });
});

describe("samples", () => {
  test("read as they did when they were last looked through", async () => {
    const notes = [
      "their story about cutting onboarding from six weeks to two",
      "We laughed about the coffee machine.",
      "dogs in the office",
      null,
    ];
    const interview = { ...INTERVIEW, materials: [{ what: "two references", due: day("2026-11-26") }] };
    const siblings = [{ name: "Jane Doe" }, { name: "Per Lund" }];
    const texts = DRAFT_KINDS.flatMap((kind, index) =>
      TONES.map((tone, step) => {
        const hook = notes[(index + step) % notes.length] ?? null;
        const now = kind === "thank-you" ? at("2026-11-18T09:30:00+01:00") : WEEK_LATER;
        const facts = kind === "materials" || kind === "thank-you" ? interview : INTERVIEW;
        const { subject, body, words } = composeDraft(
          requestOf({ kind, tone, now, hook, siblings, interview: facts }),
        );
        return `## ${kind}, ${tone} (${words} words)\nNote: ${hook ?? "none"}\n\nSubject: ${subject ?? "none"}\n\n${body}\n`;
      }),
    );
    await expect(texts.join("\n")).toMatchFileSnapshot("samples.txt");
  });
});
