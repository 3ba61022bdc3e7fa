import { describe, expect, it } from "vitest";
import type { FieldContext } from "../../../src/core/conversation/field.ts";
import { isEndAssumed, readInterviewTime } from "../../../src/core/conversation/read-interview-time.ts";
import { toZonedIso, wallAt } from "../../../src/core/time/zone.ts";
import { aContext } from "../../support/conversation/contexts.ts";
import { present } from "../../support/stores/samples.ts";

function shown(text: string, context: FieldContext = aContext()): string {
  const read = readInterviewTime(text, context);
  switch (read.kind) {
    case "value": {
      const { start, endsAt } = read.value;
      return `${toZonedIso(start.at, context.zone).slice(0, 16)} to ${toZonedIso(endsAt, context.zone).slice(11, 16)}`;
    }
    case "unsure":
      return read.answers.map(({ label }) => label).join(" or ");
    case "problem":
      return read.sentence;
  }
}

/** With this answer given before. */
function knowing(text: string): FieldContext {
  const read = readInterviewTime(text, aContext());
  if (read.kind !== "value") throw new Error(`${text} is no time`);
  return aContext({ values: { when: read.value } });
}

describe("readInterviewTime", () => {
  it.each([
    ["yesterday 14:00", "2026-11-17T14:00 to 15:00"],
    ["yesterday at 2pm", "2026-11-17T14:00 to 15:00"],
    ["today 9-10", "2026-11-18T09:00 to 10:00"],
    ["yesterday 14:00-15:30", "2026-11-17T14:00 to 15:30"],
    ["last Monday at 10", "2026-11-16T10:00 to 11:00"],
    ["2 November 10-11", "2026-11-02T10:00 to 11:00"],
    ["18 March 9-10", "2027-03-18T09:00 to 10:00"],
    ["17 November 9:30", "2026-11-17T09:30 to 10:30"],
    ["2026-11-17 14:00", "2026-11-17T14:00 to 15:00"],
    ["tomorrow 10:00", "2026-11-19T10:00 to 11:00"],
    ["tomorrow 14:00-15:30", "2026-11-19T14:00 to 15:30"],
    ["in 2 hours", "2026-11-18T12:00 to 13:00"],
    ["in a week at 9", "2026-11-25T09:00 to 10:00"],
    ["Friday 27 November 10:00", "2026-11-27T10:00 to 11:00"],
    ["4 December 2pm", "2026-12-04T14:00 to 15:00"],
    ["9:00", "2026-11-18T09:00 to 10:00"],
    ["at 14:00", "2026-11-18T14:00 to 15:00"],
    ["Wednesday 14:00", "2026-11-18T14:00 to 15:00"],
    ["tomorrow", "09:00 or 10:00 or 11:00 or 13:00 or 14:00 or 15:00"],
    ["just now", "2026-11-18T09:00 to 10:00"],
    ["yesterday", "09:00 or 10:00 or 11:00 or 13:00 or 14:00 or 15:00"],
    ["today", "09:00 or 10:00 or 11:00 or 13:00 or 14:00 or 15:00"],
    ["yesterday afternoon", "13:00 or 14:00 or 15:00"],
    ["next Friday 10:00", "Friday 27 November, 10:00 or Friday 20 November, 10:00"],
  ])("reads %j as %s", (text, time) => expect(shown(text)).toBe(time));

  it.each([
    ["Monday at 10", "Monday 16 November, 10:00 or Monday 23 November, 10:00"],
    ["Mon 14", "Monday 16 November, 14:00 or Monday 23 November, 14:00"],
    ["Monday", "Monday 16 November or Monday 23 November"],
    ["Friday 14:00-15:30", "Friday 13 November, 14:00–15:30 or Friday 20 November, 14:00–15:30"],
    ["Friday afternoon", "Friday 13 November or Friday 20 November"],
    ["on the 3rd at 10", "Tuesday 3 November, 10:00 or Thursday 3 December, 10:00"],
    [
      "Wednesday 9:00",
      "Wednesday 11 November, 09:00 or Wednesday 18 November, 09:00 or Wednesday 25 November, 09:00",
    ],
  ])("asks which one %j is: %s", (text, times) => expect(shown(text)).toBe(times));

  it.each([
    ["yesterday 14:00 UTC", "Tuesday 17 November, 14:00"],
    ["tomorrow 10:00 or 11:00", "Thursday 19 November, 10:00"],
  ])("does not ask which of one, but whether %j is %s", (text, label) => {
    const read = readInterviewTime(text, aContext());
    expect(read).toMatchObject({
      kind: "unsure",
      prompt: "I did not understand all of that. If this is it, press it; if not, type it once more.",
      answers: [{ label }],
    });
  });

  it("takes the one that is chosen, with its end", () => {
    const read = readInterviewTime("Friday 14:00-15:30", aContext());
    const texts = read.kind === "unsure" ? read.answers.map((answer) => answer.text) : [];
    expect(texts.map((text) => shown(text))).toEqual([
      "2026-11-13T14:00 to 15:30",
      "2026-11-20T14:00 to 15:30",
    ]);
  });

  it.each([
    ["when I was there", /could not read a day/u],
    ["🙂", /could not read a day/u],
    ["by Friday", /could not read a day/u],
    ["30 February 10:00", /does not exist/u],
    ["3 May 1999", /too far away/u],
    ["3 May 2099", /too far away/u],
  ])("says what would work in place of %j", (text, sentence) => expect(shown(text)).toMatch(sentence));

  it.each([
    ["14:00-15:30", "2026-11-16T14:00 to 15:30"],
    ["11", "2026-11-16T11:00 to 12:00"],
    ["at 11:15", "2026-11-16T11:15 to 12:15"],
    ["from 9 to 10.30", "2026-11-16T09:00 to 10:30"],
    ["2pm", "2026-11-16T14:00 to 15:00"],
    ["until 12:15", "2026-11-16T10:00 to 12:15"],
    ["it ended at 11:45", "2026-11-16T10:00 to 11:45"],
    ["yesterday 14:00", "2026-11-17T14:00 to 15:00"],
  ])("changes the day, the time or only the end of an answer that is there: %j", (text, time) =>
    expect(shown(text, knowing("2026-11-16 10:00"))).toBe(time),
  );

  it("knows when the end was only assumed", () => {
    const assumed = ["yesterday 14:00", "yesterday 14:00-15:30", "yesterday 14:00-15:00"].map((text) =>
      isEndAssumed(present(knowing(text).values.when), aContext()),
    );
    expect(assumed).toEqual([true, false, false]);
  });

  it("keeps the person's own words and the clock they were read from", () => {
    const { start } = present(knowing("yesterday 14:00").values.when);
    expect(start.words).toBe("yesterday 14:00");
    expect(wallAt(start.at, start.zone)).toEqual(start.wall);
  });
});
