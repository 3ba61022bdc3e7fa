import type { PlannedStep } from "../playbook/facts.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { inRows, labelled, menuButton } from "./buttons.ts";
import { type Lens, tell, timeText } from "./lens.ts";
import { pressOf, stepOf } from "./reminder-card.ts";
import { interviewName, stepTitle } from "./step-text.ts";
import { type Block, type Button, shorten, type View, view } from "./view.ts";

/** So many are named, each with a button that opens it; for the others there is one that shows them all. */
const MAX_OPENED = 8;
const PER_ROW = 2;
const MAX_TITLE = 40;

/** A reminder whose step still waits for the person. */
export interface DueReminder {
  readonly stored: StoredInterview;
  readonly reminder: Reminder;
}

interface Item extends DueReminder {
  readonly step: PlannedStep;
  readonly line: string;
}

/**
 * Several due reminders in one message, the most urgent first, those of one interview as they were given. `notes`
 * come before them and say how it came to that; without any there must be something due.
 */
export function digestView(lens: Lens, due: readonly DueReminder[], notes: readonly string[] = []): View {
  const items = due
    .flatMap((one): readonly Item[] => {
      const step = stepOf(one.stored, one.reminder);
      return step === null ? [] : [{ ...one, step, line: lineOf(lens, one.stored, step) }];
    })
    .toSorted((a, b) => a.step.dueAt - b.step.dueAt || byName(a.stored, b.stored));
  const named = items.slice(0, MAX_OPENED);
  const rest = items.length - named.length;
  const lines = named.map(({ line }) => line).join("\n");
  const list: readonly Block[] = items.length === 0 ? [] : [{ kind: "text", text: lines }];
  const more: readonly Block[] =
    rest > 0 ? [{ kind: "note", text: tell(lens, "list.more", { count: rest }) }] : [];
  const open = named.map((item) => openButton(lens, item));
  return view(titled(lens, items.length, notes, [...list, ...more]), [
    ...inRows(open, PER_ROW),
    rest > 0 ? [menuButton(lens, "next.show-more", `next-${MAX_OPENED}`)] : [],
  ]);
}

/** As {@link digestView}, for the eyes of anybody: how many there are, and no more before a press. */
export function discreetDigest(lens: Lens, count: number, notes: readonly string[] = []): View {
  return view(
    titled(lens, count, notes, []),
    count === 0 ? [] : [[menuButton(lens, "discreet.show", "next")]],
  );
}

function titled(lens: Lens, count: number, notes: readonly string[], rest: readonly Block[]): View["blocks"] {
  const said = notes.map((text) => ({ kind: "text", text }) as const);
  const title = { kind: "heading", text: tell(lens, "digest.title", { count }) } as const;
  const [first, ...others] = said;
  if (first === undefined) return [title, ...rest];
  return count === 0 ? [first, ...others] : [first, ...others, title, ...rest];
}

/** What is due together stands together. */
function byName(a: StoredInterview, b: StoredInterview): number {
  const [one, other] = [interviewName(a.interview), interviewName(b.interview)];
  return one === other ? 0 : one < other ? -1 : 1;
}

function lineOf(lens: Lens, { interview }: StoredInterview, step: PlannedStep): string {
  return `• ${tell(lens, "list.row", {
    what: interviewName(interview),
    step: stepTitle(lens, interview, step),
    when: timeText(lens, step.dueAt),
  })}`;
}

function openButton(lens: Lens, { stored: { interview }, reminder, step }: Item): Button {
  const label = shorten(`${stepTitle(lens, interview, step)} · ${interview.company}`, MAX_TITLE);
  return labelled(label, pressOf(reminder)("open"));
}
