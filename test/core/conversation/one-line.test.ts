import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIELDS } from "../../../src/core/conversation/fields.ts";
import { readLine } from "../../../src/core/conversation/one-line.ts";
import { aContext } from "../../support/conversation/contexts.ts";

/** What became of the line: `field=value` for each answer, `field?text` for a doubt, and what fitted nowhere. */
function shown(line: string): string {
  const { values, doubts, unplaced } = readLine(line, aContext());
  const context = aContext({ values });
  return [
    ...FIELDS.flatMap((field) => {
      const value = field.show(context);
      return value === null
        ? values[field.name] === null
          ? [`${field.name}=none`]
          : []
        : [`${field.name}=${value}`];
    }),
    ...doubts.map(({ field, text }) => `${field}?${text}`),
    ...(unplaced.length === 0 ? [] : [`left: ${unplaced.join(" / ")}`]),
  ]
    .join("; ")
    .replaceAll(/(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (\d+) (\p{Lu}\p{Ll}{2})\p{Ll}*/gu, "$1 $2");
}

const FULL =
  "company=Acme; role=Backend developer; when=17 Nov, 14:00 to 15:00; people=Jane Doe (CTO), Per Lund; promise=by 20 Nov";

describe("a line that logs an interview", () => {
  it.each([
    // Any order.
    ["Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday", FULL],
    ["yesterday 14:00, Acme, Backend developer, Jane Doe (CTO) + Per Lund, decision by Friday", FULL],
    ["decision by Friday, Acme, Backend developer, Jane Doe (CTO) + Per Lund, yesterday 14:00", FULL],
    ["Acme, yesterday 14:00, Backend developer, decision by Friday, Jane Doe (CTO) + Per Lund", FULL],
    ["Acme, Backend developer, yesterday 14:00, by Friday, with Jane Doe (CTO) and Per Lund", FULL],
    ["Acme; Backend developer; yesterday 14:00; Jane Doe (CTO) + Per Lund; answer by Friday", FULL],
    ["Acme\nBackend developer\nyesterday 14:00\nJane Doe (CTO) + Per Lund\nthey decide by Friday", FULL],
    ["Acme, Backend developer, yesterday, 14:00, Jane Doe (CTO), Per Lund, decision by Friday", FULL],
    ["Acme,Backend developer,yesterday 14:00,Jane Doe (CTO)+Per Lund,decision by Friday", FULL],
    [" , Acme, , Backend developer,, yesterday 14:00, Jane Doe (CTO) + Per Lund, by Friday, ", FULL],
    ["Backend developer at Acme, yesterday 14:00, Jane Doe (CTO) + Per Lund, by Friday", FULL],
    [
      "company: Acme, role: Backend developer, when: yesterday 14:00, people: Jane Doe (CTO) + Per Lund, promise: by Friday",
      FULL,
    ],
    [
      "at Acme, as a Backend developer, yesterday 14:00, met Jane Doe (CTO) + Per Lund, they'll answer by Friday",
      FULL,
    ],
    // Missing parts.
    ["Acme", "company=Acme"],
    ["Acme, Backend developer", "company=Acme; role=Backend developer"],
    ["Acme, yesterday 14:00", "company=Acme; when=17 Nov, 14:00 to 15:00"],
    ["yesterday 14:00", "when=17 Nov, 14:00 to 15:00"],
    ["with Jane Doe", "people=Jane Doe"],
    ["", ""],
    [",,;", ""],
    // Times.
    [
      "Acme, yesterday, Backend developer, 14:00",
      "company=Acme; role=Backend developer; when=17 Nov, 14:00 to 15:00",
    ],
    [
      "Acme, 14:00, Backend developer, yesterday",
      "company=Acme; role=Backend developer; when=17 Nov, 14:00 to 15:00",
    ],
    ["Acme, 14:00, yesterday, 15:00", "company=Acme; when=17 Nov, 14:00 to 15:00; left: 15:00"],
    ["Acme, dev, today 15:00-14:00", "company=Acme; role=dev; when?today 15:00-14:00"],
    ["Acme, dev, tomorrow 25:00", "company=Acme; role=dev; when?tomorrow 25:00"],
    ["Acme, Dev, today 9-10", "company=Acme; role=Dev; when=18 Nov, 09:00 to 10:00"],
    ["Acme, Dev, Mon 14", "company=Acme; role=Dev; when?Mon 14"],
    ["Acme, Dev, Mon, 14:00", "company=Acme; role=Dev; when?Mon 14:00"],
    ["Acme, Mon 14, Friday, Jane Doe", "company=Acme; role=Jane Doe; promise=by 20 Nov; when?Mon 14"],
    ["Acme, Dev, tomorrow, 14:00", "company=Acme; role=Dev; when=19 Nov, 14:00 to 15:00"],
    ["Acme, Dev, yesterday at 2pm", "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00"],
    ["Acme, Dev, yesterday 14:00-15:30", "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:30"],
    ["Acme, Dev, tomorrow 10:00", "company=Acme; role=Dev; when=19 Nov, 10:00 to 11:00"],
    ["Acme, Dev, 17 November 9:30", "company=Acme; role=Dev; when=17 Nov, 09:30 to 10:30"],
    ["Acme, Dev, Tuesday 17 November, 14:00", "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00"],
    ["Acme, Dev, at 9:00", "company=Acme; role=Dev; when=18 Nov, 09:00 to 10:00"],
    ["Acme, Dev, just now", "company=Acme; role=Dev; when=18 Nov, 09:00 to 10:00"],
    // Doubts wait for their question.
    ["Acme, Dev, yesterday, Jane Doe", "company=Acme; role=Dev; people=Jane Doe; when?yesterday"],
    [
      "Acme, Dev, yesterday 14:00, next Friday",
      "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00; promise?next Friday",
    ],
    ["Acme, Dev, 30 February 14:00", "company=Acme; role=Dev; when?30 February 14:00"],
    ["Acme, Dev, 3 May 1999", "company=Acme; role=Dev; when?3 May 1999"],
    ["Acme, yesterday, next Friday", "company=Acme; when?yesterday; promise?next Friday"],
    [
      "Acme, Dev, yesterday 14:00, decision soon",
      "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00; promise?soon",
    ],
    [
      "Acme, Dev, in two weeks, yesterday 14:00",
      "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00; promise=by 2 Dec",
    ],
    // Two dates, duplicates, too much.
    [
      "Acme, Dev, yesterday 14:00, Friday",
      "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00; promise=by 20 Nov",
    ],
    ["Acme, Acme, Dev, Dev, yesterday 14:00", "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00"],
    [
      "Acme, Dev, Jane Doe (CTO), jane doe, Bo Ek",
      "company=Acme; role=Dev; people=Jane Doe (CTO), Bo Ek; left: jane doe",
    ],
    [
      "Acme, Dev, yesterday 14:00, by Friday, by Monday",
      "company=Acme; role=Dev; when=17 Nov, 14:00 to 15:00; promise=by 20 Nov; left: by Monday",
    ],
    ["Acme, Dev, it rained a lot", "company=Acme; role=Dev; left: it rained a lot"],
    ["Acme, Dev, ???", "company=Acme; role=Dev; left: ???"],
    // Companies with unusual names.
    [
      "Ernst and Young, Auditor, today 9-10",
      "company=Ernst and Young; role=Auditor; when=18 Nov, 09:00 to 10:00",
    ],
    ["H&M, Buyer", "company=H&M; role=Buyer"],
    ["3M, Chemist", "company=3M; role=Chemist"],
    ["7 Eleven, Manager", "company=7 Eleven; role=Manager"],
    ["24 Hour Fitness, Trainer", "company=24 Hour Fitness; role=Trainer"],
    [
      "Monday.com, Developer, yesterday 14:00",
      "company=Monday.com; role=Developer; when=17 Nov, 14:00 to 15:00",
    ],
    ["Friday AB, Developer", "company=Friday AB; role=Developer"],
    ["Acme (Stockholm), Developer", "company=Acme (Stockholm); role=Developer"],
    ["Acme (Sweden, Norway), Developer", "company=Acme (Sweden, Norway); role=Developer"],
    ["Post, Driver", "company=Post; role=Driver"],
    ["Q4 Inc, Analyst", "company=Q4 Inc; role=Analyst"],
    ["at Home Depot, Cashier", "company=Home Depot; role=Cashier"],
    ["ÅF, Ingenjör", "company=ÅF; role=Ingenjör"],
    // Titles and people.
    [
      "Acme, Dev, Jane Doe (Head of HR, EMEA) + Bo",
      "company=Acme; role=Dev; people=Jane Doe (Head of HR, EMEA), Bo",
    ],
    ["Acme, Dev, with jane and bo", "company=Acme; role=Dev; people=jane, bo"],
    ["Acme, Dev, Jane Doe, Per Lund", "company=Acme; role=Dev; people=Jane Doe, Per Lund"],
    ["Jane Doe (CTO) + Per Lund, Acme, Dev", "company=Acme; role=Dev; people=Jane Doe (CTO), Per Lund"],
    // Channel, materials, hook.
    ["Acme, Dev, by phone", "company=Acme; role=Dev; channel=Phone"],
    ["Acme, Dev, prefers email", "company=Acme; role=Dev; channel=E-mail"],
    ["Acme, Dev, via LinkedIn", "company=Acme; role=Dev; channel=LinkedIn or the like"],
    ["Acme, Dev, wants references by Thursday", "company=Acme; role=Dev; materials=references (19 Nov)"],
    [
      "Acme, Dev, asked for references, portfolio",
      "company=Acme; role=Dev; materials=references (by the next morning), portfolio (by the next morning)",
    ],
    [
      "Acme, Dev, wants portfolio, they said nothing",
      "company=Acme; role=Dev; promise=none; materials=portfolio (by the next morning)",
    ],
    [
      "Acme, Dev, note: their story about onboarding",
      "company=Acme; role=Dev; hook=their story about onboarding",
    ],
    [
      "materials: references by Thursday, portfolio\ncompany: Acme, Inc",
      "company=Acme, Inc; materials=references (19 Nov), portfolio (by the next morning)",
    ],
  ])("reads %j", (line, expected) => expect(shown(line)).toBe(expected));

  it("drops nothing that holds a word, whatever the line", () => {
    const pieces = fc.constantFrom(
      "Acme",
      "Dev",
      "yesterday",
      "yesterday 14:00",
      "Friday",
      "by phone",
      "with Bo",
      "30 February",
      "wants x",
      "note: y",
      "zzz q",
      "???",
      "at",
      "(",
      "they said nothing",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 20 })), { maxLength: 9 }), (parts) => {
        const { values, doubts, unplaced } = readLine(parts.join(", "), aContext());
        const kept = Object.values(values).length + doubts.length + unplaced.length;
        const told = new Set(parts.filter((part) => /[\p{L}\p{N}]/u.test(part)));
        expect(kept).toBeGreaterThanOrEqual(Math.min(1, told.size));
        for (const { field } of doubts) expect(values[field]).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });
});
