import fc from "fast-check";
import { ALL_FIELDS } from "../../../src/core/conversation/fields.ts";
import type { Answers } from "../../../src/core/conversation/state.ts";
import type { Deed } from "./world.ts";

/** What people really write, and what they should not. */
const TEXTS = [
  "Acme",
  "Backend developer",
  "yesterday 14:00",
  "yesterday",
  "today 9-10",
  "14:00-15:30",
  "until 15:30",
  "next Friday",
  "30 February",
  "3 May 2099",
  "Jane Doe (CTO) + Per Lund",
  "Jane Doe",
  "by Friday",
  "in two weeks",
  "between 1 and 10 December",
  "nothing",
  "phone",
  "references by Thursday, portfolio",
  "their story about the import tool",
  "so-so",
  "traditional",
  "until next week",
  "details",
  "skip",
  "back",
  "cancel",
  "save",
  "edit",
  "yes",
  "no",
  "Stockholm",
  "Europe/Berlin",
  "16:20",
  "08:00 to 21:00",
  "9-10",
  "Maya Brandt",
  "tomorrow 10:00",
  "until Monday",
  "an hour ago",
  "tomorrow 3:00",
  "in 2 hours",
  "on 1 January 2030",
  "new",
  "go on",
  "🙂",
  "",
  " \n ",
  "{what} {count, plural, one {x} other {y}} <b>'x'</b> &amp;",
  "undefined",
  "x".repeat(150),
  "x".repeat(2_100),
  "\u0000\u202e\ud800",
] as const;

const LINES = [
  "",
  "Acme, Backend developer, yesterday 14:00, Jane Doe (CTO) + Per Lund, decision by Friday",
  "Beta; today 09:00; they said nothing",
  "Theta, Designer, tomorrow 9:00, Jane Doe",
  "Gamma, yesterday, next Friday, wants references, portfolio, 30 February",
  "Backend developer at Delta, tomorrow 10:00, with bo",
  "company: Eta\nwhen: next Friday\nmaterials: references by Thursday, portfolio",
  ",,;(",
] as const;

const COMMANDS = [
  "interview",
  "interviews",
  "next",
  "draft",
  "settings",
  "cancel",
  "help",
  "start",
  "intervew",
  "",
  "x y",
] as const;
const FIELDS = ALL_FIELDS.map(({ name }) => name);

const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);

/** Tokens that were made by somebody else, or by nobody. */
const foreignToken = fc.oneof(
  fc.constantFrom(
    "",
    "x",
    "a.1.q0",
    "a.999999999.save",
    "m.list-999",
    "m.next-999",
    "m.pace-gentle",
    "m.zone",
    "__proto__",
  ),
  fc
    .tuple(
      fc.constantFrom("r", "i"),
      fc.stringMatching(/^[A-Za-z0-9_-]{22}$/u),
      fc.nat(20),
      fc.constantFrom("sent", "lost", "undo", "edit", "week", "reopen", "friendly"),
    )
    .map(([kind, id, revision, verb]) => `${kind}.${id}.${revision}.${verb}`),
  fc.string({ maxLength: 60 }),
);

/** What is filled in along with a press: a time, a text, or what no form of ours would send. */
const answer = fc.oneof(
  anyText,
  fc.constantFrom(
    "2026-11-19T10:00:00+01:00",
    "2026-11-18T09:45:00+01:00",
    "2026-12-01",
    "2026-12-24T08:00:00Z",
    "1970-01-01T00:00:00Z",
    "2030-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "+275760-09-13T00:00:00.000Z",
    "2026-02-30T10:00:00Z",
    "2026-11-19",
    "Dear Jane,\n\nthank you you for [topic] at Acne. Please answer at once!\n\nMaya",
  ),
);

/** Something a person does, or time that passes. `pick` says which of the buttons there are then. */
export type Happening =
  | { readonly kind: "deed"; readonly deed: Deed }
  /** A button of one of the newest messages, perhaps with what the platform has asked for. */
  | {
      readonly kind: "press";
      readonly message: number;
      readonly pick: number;
      readonly answer: string | null;
    }
  /** A button that was on some screen once. */
  | { readonly kind: "stale"; readonly pick: number }
  /** A button that is on screen, with another verb. */
  | {
      readonly kind: "forged";
      readonly pick: number;
      readonly verb: string;
      readonly answer: string | null;
    }
  /** A form opened by a button that is on screen, and filled in. */
  | { readonly kind: "filled"; readonly pick: number; readonly answers: Answers }
  | { readonly kind: "time"; readonly hours: number };

const answers: fc.Arbitrary<Answers> = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), anyText), { maxLength: 6 })
  .map((pairs) => Object.fromEntries(pairs));

const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: anyText.map((text): Deed => ({ kind: "text", text })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...COMMANDS), fc.oneof(fc.constantFrom(...LINES), anyText))
      .map(([name, args]): Deed => ({ kind: "command", name, args })),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...LINES).map((args): Deed => ({ kind: "command", name: "interview", args })),
  },
  { weight: 1, arbitrary: foreignToken.map((token): Deed => ({ kind: "press", token })) },
  { weight: 1, arbitrary: fc.constant<Deed>({ kind: "unsupported" }) },
  {
    weight: 1,
    arbitrary: answers.map((given): Deed => ({ kind: "form", answers: given })),
  },
);

const VERBS = [
  "sent",
  "skip",
  "undo",
  "lost",
  "week",
  "s-evening",
  "s-three-days",
  "v9",
  "v999",
  "e0",
  "e999",
  "l0",
  "l999",
  "pick",
  "text",
  "show",
  "new-date",
  "wait",
  "friendly",
  "reopen",
  "sent-at",
  "asked",
  "moved",
  "tell",
  "close",
  "details",
  "next",
  "open",
  "save",
  "done",
  "edit",
  "back",
  "keep",
  "rest",
  "f-when",
  "f-culture",
  "f-waituntil",
  "q7",
  "yes",
  "no",
  "nonsense",
] as const;

export const happenings: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: deed.map((one): Happening => ({ kind: "deed", deed: one })) },
    {
      weight: 14,
      arbitrary: fc.record({
        kind: fc.constant("press" as const),
        message: fc.nat(3),
        pick: fc.nat(24),
        answer: fc.option(answer),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("stale" as const), pick: fc.nat() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("forged" as const),
        pick: fc.nat(),
        verb: fc.constantFrom(...VERBS),
        answer: fc.option(answer),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("filled" as const), pick: fc.nat(), answers }),
    },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 1, max: 24 * 9 }).map((hours): Happening => ({ kind: "time", hours })),
    },
  ),
  { minLength: 30, maxLength: 30, size: "max" },
);
