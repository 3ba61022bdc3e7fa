import { CHANNELS } from "../interview.ts";
import { addDays, type Day, weekdayOf } from "../time/day.ts";
import { dayAt } from "../time/zone.ts";
import { dayText, type Lens, tell, timeText } from "../view/lens.ts";
import { hasWords } from "./clean-text.ts";
import { DETAILS } from "./detail-fields.ts";
import { defineField, type Field, type Parsed } from "./field.ts";
import { NOTHING } from "./nothing-said.ts";
import { readChannel } from "./read-channel.ts";
import { readInterviewTime } from "./read-interview-time.ts";
import { readMaterials } from "./read-materials.ts";
import { readPeople, showPerson } from "./read-people.ts";
import { readPromise } from "./read-promise.ts";
import type { FieldName, FormName } from "./state.ts";

const MAX_NAME = 100;
const MAX_HOOK = 500;

function problem<Value>(sentence: string): Parsed<Value> {
  return { kind: "problem", sentence };
}

/** A line of plain text of limited length that says something. */
function readLine(text: string, max: number): string | null {
  const line = text.replaceAll("\n", " ");
  return hasWords(line) && [...line].length <= max ? line : null;
}

const today = (lens: Lens): Day => dayAt(lens.now, lens.zone);

const company = defineField({
  name: "company",
  optional: false,
  needsZone: false,
  label: "field.company.label",
  question: "field.company.question",
  ahead: "field.company.question",
  quick: () => [],
  parse: (text, lens) => {
    const value = readLine(text, MAX_NAME);
    if (value === null) return problem(tell(lens, "field.company.problem", { max: MAX_NAME }));
    return { kind: "value", value };
  },
  show: (value) => value,
});

const role = defineField({
  name: "role",
  optional: true,
  needsZone: false,
  label: "field.role.label",
  question: "field.role.question",
  ahead: "field.role.question",
  quick: () => [],
  parse: (text, lens) => {
    if (NOTHING.test(text)) return { kind: "value", value: null };
    const value = readLine(text, MAX_NAME);
    return value === null
      ? problem(tell(lens, "field.role.problem", { max: MAX_NAME }))
      : { kind: "value", value };
  },
  show: (value) => value,
});

const when = defineField({
  name: "when",
  optional: false,
  needsZone: true,
  label: "field.when.label",
  question: "field.when.question",
  ahead: "field.when.question",
  // Days go in as dates, so that a button pressed a day later still means the day it showed.
  quick: (lens) => [
    { label: tell(lens, "field.when.now"), text: "just now" },
    { label: tell(lens, "field.when.today", { day: dayText(lens, today(lens)) }), text: today(lens) },
    {
      label: tell(lens, "field.when.yesterday", { day: dayText(lens, addDays(today(lens), -1)) }),
      text: addDays(today(lens), -1),
    },
    {
      label: tell(lens, "field.when.tomorrow", { day: dayText(lens, addDays(today(lens), 1)) }),
      text: addDays(today(lens), 1),
    },
  ],
  parse: readInterviewTime,
  show: ({ start, endsAt }, lens) =>
    tell(lens, "field.when.until", {
      start: timeText(lens, start.at),
      end: timeText(lens, endsAt).replace(/^.*, /u, ""),
    }),
});

const people = defineField({
  name: "people",
  optional: true,
  needsZone: false,
  label: "field.people.label",
  question: "field.people.question",
  ahead: "field.people.ahead",
  quick: () => [],
  parse: (text, lens) => {
    if (NOTHING.test(text)) return { kind: "value", value: null };
    const value = readPeople(text);
    return value === null ? problem(tell(lens, "field.people.problem")) : { kind: "value", value };
  },
  show: (value) => value.map(showPerson).join(", "),
});

const promise = defineField({
  name: "promise",
  optional: true,
  needsZone: true,
  label: "field.promise.label",
  question: "field.promise.question",
  ahead: null,
  quick: (lens) => {
    const start = today(lens);
    const untilFriday = (5 - weekdayOf(start) + 7) % 7;
    const friday = addDays(start, untilFriday === 0 ? 7 : untilFriday);
    return [
      { label: tell(lens, "field.promise.friday", { day: dayText(lens, friday) }), text: `by ${friday}` },
      {
        label: tell(lens, "field.promise.week", { day: dayText(lens, addDays(start, 7)) }),
        text: `by ${addDays(start, 7)}`,
      },
      {
        label: tell(lens, "field.promise.two-weeks", { day: dayText(lens, addDays(start, 14)) }),
        text: `by ${addDays(start, 14)}`,
      },
    ];
  },
  parse: readPromise,
  show: ({ from, by }, lens) =>
    from === null || from === by
      ? tell(lens, "field.promise.by", { day: dayText(lens, by) })
      : tell(lens, "field.promise.between", { from: dayText(lens, from), to: dayText(lens, by) }),
});

const channel = defineField({
  name: "channel",
  optional: true,
  needsZone: false,
  label: "field.channel.label",
  question: "field.channel.question",
  ahead: null,
  quick: (lens) => CHANNELS.map((one) => ({ label: tell(lens, `channel.${one}`), text: CHANNEL_WORDS[one] })),
  parse: (text, lens) => {
    if (NOTHING.test(text)) return { kind: "value", value: null };
    const value = readChannel(text);
    return value === null ? problem(tell(lens, "field.channel.problem")) : { kind: "value", value };
  },
  show: (value, lens) => tell(lens, `channel.${value}`),
});
/** What the buttons stand for, in words the field reads. */
const CHANNEL_WORDS = { email: "email", phone: "phone", post: "post", social: "linkedin" } as const;

const materials = defineField({
  name: "materials",
  optional: true,
  needsZone: true,
  label: "field.materials.label",
  question: "field.materials.question",
  ahead: null,
  quick: () => [],
  parse: readMaterials,
  show: (value, lens) =>
    value
      .map(({ what, due }) =>
        due === null
          ? tell(lens, "field.materials.morning", { what })
          : tell(lens, "field.materials.one", { what, day: dayText(lens, due) }),
      )
      .join(", "),
});

const hook = defineField({
  name: "hook",
  optional: true,
  needsZone: false,
  label: "field.hook.label",
  question: "field.hook.question",
  ahead: null,
  quick: () => [],
  parse: (text, lens) => {
    if (NOTHING.test(text)) return { kind: "value", value: null };
    const value = readLine(text, MAX_HOOK);
    return value === null
      ? problem(tell(lens, "field.hook.problem", { max: MAX_HOOK }))
      : { kind: "value", value };
  },
  show: (value) => value,
});

/** The fields of an interview, in the order they are asked. */
export const FIELDS: readonly Field[] = [company, role, when, people, promise, channel, materials, hook];

/** All there is to tell about an interview. */
export const ALL_FIELDS: readonly Field[] = [...FIELDS, ...DETAILS];

/** @throws {RangeError} never for the names of FormValues: every one of them is declared above. */
export function fieldOf(name: FieldName): Field {
  const found = ALL_FIELDS.find((field) => field.name === name);
  if (found === undefined) throw new RangeError(`no field is called ${name}`);
  return found;
}

/** What each form asks for, in order. A debrief has as many as fit into the smallest form of a platform. */
export const FORM_FIELDS: Readonly<Record<FormName, readonly Field[]>> = {
  interview: FIELDS,
  debrief: [people, promise, materials, fieldOf("feeling"), hook],
};
