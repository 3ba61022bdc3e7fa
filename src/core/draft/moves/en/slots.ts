import { addDays, type Day, laterDay } from "../../../time/day.ts";
import { dayAt } from "../../../time/zone.ts";
import { countWords } from "../../measure.ts";
import type { Slots, SlotValue } from "../../phrasebook.ts";
import { greetedName } from "../../reader-name.ts";
import type { DraftRequest } from "../../request.ts";
import { tidyNote, usableFact } from "../../tidy-note.ts";
import { between, byAhead, byPast, deliveredBy, onPast, pastName } from "./days.ts";
import { NOTE_SHAPES, type NoteTopic, readNote, type ShapedNote } from "./note.ts";

type MutableSlots = Record<string, SlotValue>;

/** A thank-you that leaves later than this many days after the interview says so. */
const LATE_AFTER_DAYS = 3;
/** More items than this are "what you asked for". */
const MOST_ITEMS = 3;
const SET = "yes";

function roleSlot(role: string | null): SlotValue {
  const name = usableFact(role);
  if (name === null) return "the role";
  const bare = name.replace(/^the\s+/iu, "");
  const isNamedSo = /\b(?:role|position|job|post|internship|traineeship|apprenticeship)$/iu.test(bare);
  return { first: isNamedSo ? `the ${bare}` : `the ${bare} role`, later: "the role" };
}

function interviewSlots(request: DraftRequest, today: Day): MutableSlots {
  const met = dayAt(request.interview.startsAt, request.zone);
  const isPast = request.interview.startsAt <= request.now;
  const role = roleSlot(request.interview.role);
  const isRecent = isPast && addDays(met, 6) >= today;
  return {
    company: usableFact(request.interview.company),
    theRole: role,
    theWholeRole: role === null || typeof role === "string" ? role : role.first,
    met: isPast ? onPast(met, today) : null,
    metName: isPast ? pastName(met, today) : null,
    metPossessive: isRecent ? `${pastName(met, today)}’s` : null,
    late: isPast && addDays(met, LATE_AFTER_DAYS) < today ? SET : null,
    wants: request.interview.wantsJob === false ? null : SET,
  };
}

function promiseSlots({ interview: { promise } }: DraftRequest, today: Day): MutableSlots {
  if (promise === null) return { promised: null, promisedAhead: null, unpromised: SET };
  const { from, by } = promise;
  const range = from !== null && from < by ? between(from, by, today) : null;
  const isAhead = by >= today;
  return {
    promised: isAhead ? null : (range ?? byPast(by, today)),
    promisedAhead: isAhead ? (range ?? byAhead(by, today)) : null,
    unpromised: null,
  };
}

function readerSlots(request: DraftRequest): MutableSlots {
  const name = request.person === null ? null : usableFact(greetedName(request.person, request.tone));
  return { reader: name, sender: usableFact(request.sender.name) };
}

/** "a work sample" → "the work sample"; null where the item is no thing but something to do ("fill in the form"). */
function itemName(what: string): string | null {
  const tidy = usableFact(tidyNote(what));
  if (tidy === null || /["“”:;]/u.test(tidy)) return null;
  const thing = tidy.replace(
    /^(?:please\s+)?(?:send|give|e-?mail|forward)\s+(?:(?:them|him|her|me|over|in)\s+)?/iu,
    "",
  );
  if (
    /^(?:to|fill|complete|write|prepare|do|make|provide|finish|call|sign|book|answer|apply|upload|submit|read|let|i|we|they|how|why|what|when|that|if)\b/iu.test(
      thing,
    )
  ) {
    return null;
  }
  const bare = thing.replace(/^(?:an?|the|my|our|some|their|his|her|your)\s+(?=\S)/iu, "");
  const isSmall =
    /^\p{Lu}\p{Ll}+(?:s|ing|e|t)$/u.test(bare.split(" ")[0] ?? "") && !/^\p{Lu}\S*\s\p{Lu}/u.test(bare);
  return isSmall ? `${bare.charAt(0).toLowerCase()}${bare.slice(1)}` : bare;
}

function joined(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2
    ? last
    : `${items.slice(0, -1).join(", ")} and the ${last}`.replaceAll(", ", ", the ");
}

/** All that was asked for, as one thing; null when nothing was, "what you asked for" when it cannot be named. */
function namedItems(items: readonly { readonly what: string }[]): string | null {
  const names = items.map((item) => itemName(item.what)).filter((name) => name !== null);
  const isNameable = names.length === items.length && names.length > 0 && names.length <= MOST_ITEMS;
  return isNameable ? `the ${joined([...new Set(names)])}` : null;
}

function materialSlots(request: DraftRequest, today: Day): MutableSlots {
  const { materials, startsAt, channel } = request.interview;
  const nextMorning = addDays(dayAt(startsAt, request.zone), 1);
  const dated = materials.map((item) => ({ what: item.what, due: item.due ?? nextMorning }));
  const open = dated.filter((item) => item.due >= today).toSorted((a, b) => (a.due < b.due ? -1 : 1));
  const [next] = open;
  const due = next === undefined ? null : laterDay(next.due, today);
  return {
    requested: materials.length === 0 ? null : namedItems(materials),
    requestedAny: materials.length === 0 ? null : SET,
    byPost: channel === "post" ? SET : null,
    byMail: channel === "post" ? null : SET,
    owed: due === null ? null : (namedItems(open.filter((item) => item.due === due)) ?? null),
    owedWhen: due === null ? null : deliveredBy(due, today),
  };
}

const NOTES = ["highlight", "learned", "value", "problem", "experience"] as const;

/** All notes of the sender, each read for this reader; the highlight goes before what all interviewers share. */
function notesOf(request: DraftRequest, maxWords: number): Readonly<Record<string, ShapedNote | null>> {
  const { person, siblings, hook } = request;
  const name = person?.name ?? null;
  const read = (raw: string | null, alone: boolean, topic: NoteTopic): ShapedNote | null =>
    readNote(raw, { name, alone }, { maxWords, topic });
  const [highlight = null, learned = null, value = null, problem = null, experience = null] = NOTES.map(
    (note) => read(person?.[note] ?? null, true, note === "experience" ? "work" : "talk"),
  );
  return { hook: highlight ?? read(hook, siblings.length <= 1, "talk"), learned, value, problem, experience };
}

/** After a mere topic ("sailing"), or a sentence with a remark of its own, there is no more to say about it. */
const invitesRemark = (note: ShapedNote): boolean =>
  note.shape !== "own" && (note.shape !== "loose" || countWords(note.text) > 2);

function noteSlots(request: DraftRequest, maxWords: number): MutableSlots {
  const notes = notesOf(request, maxWords);
  const slots: MutableSlots = {};
  for (const [name, note] of Object.entries(notes)) {
    for (const shape of NOTE_SHAPES) slots[`${name}.${shape}`] = note?.shape === shape ? note.text : null;
    slots[name] = note === null ? null : SET;
  }
  const hook = notes["hook"] ?? null;
  slots["hookTold"] = hook !== null && invitesRemark(hook) ? SET : null;
  slots["untold"] = Object.values(notes).every((note) => note === null) ? SET : null;
  slots["unproblem"] = slots["problem"] === null ? SET : null;
  return slots;
}

/** The facts of a request as parts of English sentences. */
export function slotsOf(request: DraftRequest, maxNoteWords: number): Slots {
  const today = dayAt(request.now, request.zone);
  return {
    ...interviewSlots(request, today),
    ...promiseSlots(request, today),
    ...readerSlots(request),
    ...materialSlots(request, today),
    ...noteSlots(request, maxNoteWords),
  };
}
