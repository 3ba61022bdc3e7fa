import { type Culture, CULTURES, type Feeling, FEELINGS } from "../interview.ts";
import { dayText, tell } from "../view/lens.ts";
import { defineField, type Field, type FieldSpec } from "./field.ts";
import { NOTHING } from "./nothing-said.ts";
import { readWait } from "./read-wait.ts";
import { readYesNo } from "./read-yes-no.ts";
import { waitChoices } from "./wait-choices.ts";

/** Words for one of a few choices, the first that fits; null where they deny one, which need not mean another. */
type Words<Value> = readonly (readonly [Value | null, RegExp])[];

/** What is denied without a word for what holds: "well, not really", "isn't modern". */
const DENIED = /\b(?:not|no|never|hardly|\w+n[’']t)\b/iu;
/** The word on a button always works. */
const FEELING_WORDS: Words<Feeling> = [
  ["ok", /\b(?:not|\w+n[’']t) (?:\w+ ){0,2}(?:bad|badly|poor|poorly|awful|terribl[ey]|horribl[ey])\b/iu],
  ["badly", /\b(?:not|\w+n[’']t) (?:\w+ ){0,2}(?:well|good|great|fine|ok|okay|all right|alright)\b/iu],
  [null, DENIED],
  ["ok", /\b(?:ok|okay|so[- ]so|fine|all right|alright|average|mixed|meh)\b/iu],
  ["badly", /\b(?:bad|badly|poor|poorly|awful|terribl[ey]|horribl[ey])\b/iu],
  ["well", /\b(?:well|good|great|excellent|brilliant|wonderful|fantastic|perfect)\b/iu],
];
const CULTURE_WORDS: Words<Culture> = [
  ["unknown", /\b(?:unknown|neither|between|not sure|no idea|don[’']?t know)\b/iu],
  [null, DENIED],
  ["traditional", /\b(?:traditional|formal|conservative|old[- ]fashioned|classic)\b/iu],
  ["modern", /\b(?:modern|informal|casual|relaxed|start-?up|tech)\b/iu],
];

function readWord<Value>(text: string, words: Words<Value>): Value | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const feeling = defineField({
  name: "feeling",
  optional: true,
  needsZone: false,
  label: "field.feeling.label",
  question: "field.feeling.question",
  ahead: null,
  quick: (lens) => FEELINGS.map((one) => ({ label: tell(lens, `feeling.${one}`), text: one })),
  parse: (text, lens) => {
    if (NOTHING.test(text)) return { kind: "value", value: null };
    const value = readWord(text, FEELING_WORDS);
    return value === null
      ? { kind: "problem", sentence: tell(lens, "field.feeling.problem") }
      : { kind: "value", value };
  },
  show: (value, lens) => tell(lens, `feeling.${value}`),
});

type YesNoName = "wantsJob" | "invitedToCall" | "salesLike";

function yesNo(name: YesNoName): Field {
  const spec: FieldSpec<YesNoName> = {
    name,
    optional: true,
    needsZone: false,
    label: `field.${name}.label`,
    question: `field.${name}.question`,
    ahead: null,
    quick: (lens) => [
      { label: tell(lens, "button.yes"), text: "yes" },
      { label: tell(lens, "button.no"), text: "no" },
    ],
    parse: (text, lens) => {
      const value = readYesNo(text);
      return value === null
        ? { kind: "problem", sentence: tell(lens, "field.yes-no.problem") }
        : { kind: "value", value };
    },
    show: (value, lens) => tell(lens, value ? "button.yes" : "button.no"),
  };
  return defineField(spec);
}

const culture = defineField({
  name: "culture",
  optional: true,
  needsZone: false,
  label: "field.culture.label",
  question: "field.culture.question",
  ahead: null,
  quick: (lens) => CULTURES.map((one) => ({ label: tell(lens, `culture.${one}`), text: one })),
  parse: (text, lens) => {
    const value = readWord(text, CULTURE_WORDS);
    return value === null
      ? { kind: "problem", sentence: tell(lens, "field.culture.problem") }
      : { kind: "value", value };
  },
  show: (value, lens) => tell(lens, `culture.${value}`),
});

const waitUntil = defineField({
  name: "waitUntil",
  optional: true,
  needsZone: true,
  label: "field.waitUntil.label",
  question: "field.waitUntil.question",
  ahead: null,
  quick: waitChoices,
  parse: readWait,
  show: (value, lens) => dayText(lens, value),
});

/** What else the plan depends on. None of it is asked when an interview is logged; all of it can be told. */
export const DETAILS: readonly Field[] = [
  feeling,
  yesNo("wantsJob"),
  yesNo("invitedToCall"),
  yesNo("salesLike"),
  culture,
  waitUntil,
];
