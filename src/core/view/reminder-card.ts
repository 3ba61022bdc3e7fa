import type { Interview } from "../interview.ts";
import type { DoneStep, PlannedStep, SnoozedStep } from "../playbook/facts.ts";
import { outlasts } from "../playbook/plan.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { aheadBlocks, aheadButtons } from "./ahead-cards.ts";
import { button } from "./buttons.ts";
import { distanceText, type Lens, tell, timeText } from "./lens.ts";
import { interviewName, endedText, quietHours, stepTitle, whyNow, whyThen } from "./step-text.ts";
import { waysOf } from "./step-ways.ts";
import { type Block, type Button, type FieldRow, type View, view } from "./view.ts";

type Press = (verb: string) => { kind: "reminder"; reminder: Reminder["id"]; revision: number; verb: string };

/** How the buttons of this reminder's card name what they are for. */
export function pressOf(reminder: Reminder): Press {
  return (verb) => ({ kind: "reminder", reminder: reminder.id, revision: reminder.revision, verb });
}

/** Takes the outcome back, as long as nothing else has changed: the same card is what it was before. */
export function undoAnswerButton(lens: Lens, { revision }: Interview, press: Press): Button {
  return button(lens, "button.undo", press(`u${revision}`));
}

/** The step a reminder is about, in the newest plan; null when the plan has no such step any more. */
export function stepOf(stored: StoredInterview, reminder: Reminder): PlannedStep | null {
  return stored.steps.find(({ key }) => key === reminder.step) ?? null;
}

function rows(lens: Lens, interview: Interview, step: PlannedStep): readonly FieldRow[] {
  const found: FieldRow[] = [
    { label: tell(lens, "card.interview"), value: interviewName(interview), at: null },
    step.dueAt > lens.now
      ? { label: tell(lens, "card.when"), value: whyThen(lens, interview, step), at: step.dueAt }
      : { label: tell(lens, "card.why"), value: whyNow(lens, interview, step), at: null },
  ];
  if (step.channel !== null) {
    found.push({ label: tell(lens, "card.by"), value: tell(lens, `channel.${step.channel}`), at: null });
  }
  if (step.channel === "phone") {
    found.push({ label: tell(lens, "card.hours"), value: quietHours(lens), at: null });
  }
  if (step.deadline !== null) {
    const when = timeText(lens, step.deadline);
    const value =
      step.deadline < lens.now
        ? tell(lens, "card.deadline-passed", { when })
        : tell(lens, "card.deadline-value", { when, distance: distanceText(lens, step.deadline) });
    const label = tell(lens, step.kind === "prepare" ? "card.starts" : "card.deadline");
    found.push({ label, value, at: step.deadline });
  }
  return found;
}

/** What can be done about the step; move-on has no letter, so it offers its own two ways. */
function mainButtons(
  lens: Lens,
  interview: Interview,
  step: PlannedStep,
  press: Press,
): readonly (readonly Button[])[] {
  const ahead = aheadButtons(lens, interview, step, press);
  if (ahead !== null) return ahead;
  const { draft, settle, canReply } = waysOf(step);
  const ways =
    settle === null
      ? [
          button(lens, "button.close", press("close"), "primary"),
          button(lens, "button.one-more-week", press("week")),
        ]
      : [
          ...(draft === null ? [] : [button(lens, draft, press("draft"), "primary")]),
          button(lens, settle, press("sent"), draft === null ? "primary" : "plain"),
          button(lens, "button.snooze", press("snooze")),
        ];
  const replied = canReply ? [button(lens, "button.replied", press("replied"))] : [];
  return [ways, [...replied, button(lens, "button.more", press("more"))]];
}

/** The card of a step that still waits for the person. */
function openCard(
  lens: Lens,
  interview: Interview,
  step: PlannedStep,
  { press, notes }: { readonly press: Press; readonly notes: readonly string[] },
): View {
  return view(
    [
      { kind: "heading", text: stepTitle(lens, interview, step) },
      { kind: "fields", rows: rows(lens, interview, step) },
      ...aheadBlocks(lens, interview, step),
      ...noteBlocks(notes),
    ],
    mainButtons(lens, interview, step, press),
  );
}

export function noteBlocks(notes: readonly string[]): readonly Block[] {
  return notes.map((text) => ({ kind: "note", text }) as const);
}

/** What became of the step, and the way back where there is one. */
function settledCard(lens: Lens, stored: StoredInterview, step: PlannedStep, state: Settled): View {
  return view(
    [
      { kind: "heading", text: stepTitle(lens, stored.interview, step) },
      { kind: "text", text: interviewName(stored.interview) },
      { kind: "text", text: state.sentence },
      ...noteBlocks(state.notes),
    ],
    state.buttons,
  );
}

interface Settled {
  readonly sentence: string;
  readonly notes: readonly string[];
  readonly buttons: readonly (readonly Button[])[];
}

function doneOf(interview: Interview, step: PlannedStep): DoneStep | undefined {
  return interview.done.find(({ key }) => key === step.key);
}

function doneKey({ how }: DoneStep, step: PlannedStep) {
  if (how === "skipped") return "card.skipped";
  return waysOf(step).settle === "button.sent" ? "card.sent" : "card.done";
}

/** The step's snooze that lies ahead, or undefined. */
function snoozeAhead(interview: Interview, step: PlannedStep, lens: Lens): SnoozedStep | undefined {
  return interview.snoozed.find(({ key, until }) => key === step.key && until > lens.now);
}

function settled(
  lens: Lens,
  stored: StoredInterview,
  step: PlannedStep,
  press: Press,
): Omit<Settled, "notes"> | null {
  const { interview } = stored;
  const done = doneOf(interview, step);
  if (done !== undefined) {
    return {
      sentence: tell(lens, doneKey(done, step), { when: timeText(lens, done.at) }),
      buttons: outlasts(step.kind, interview.outcome) ? [[button(lens, "button.undo", press("undo"))]] : [],
    };
  }
  // A lost job has steps of its own; all others are over.
  if (interview.outcome !== null && step.state !== "planned") {
    return {
      sentence: endedText(lens, interview.outcome),
      buttons: [[undoAnswerButton(lens, interview, press)]],
    };
  }
  if (snoozeAhead(interview, step, lens) === undefined) return null;
  return {
    sentence: tell(lens, "card.snoozed", { when: timeText(lens, step.dueAt) }),
    buttons: mainButtons(lens, interview, step, press),
  };
}

/**
 * The reminder's card as things stand now: waiting for the person, or dealt with. `notes` are small print
 * about what has just happened.
 */
export function reminderCard(
  lens: Lens,
  stored: StoredInterview,
  reminder: Reminder,
  notes: readonly string[] = [],
): View {
  const step = stepOf(stored, reminder);
  if (step === null) {
    return view([
      { kind: "heading", text: interviewName(stored.interview) },
      { kind: "text", text: tell(lens, "card.then-nothing") },
      ...noteBlocks(notes),
    ]);
  }
  const press = pressOf(reminder);
  const state = settled(lens, stored, step, press);
  return state === null
    ? openCard(lens, stored.interview, step, { press, notes })
    : settledCard(lens, stored, step, { ...state, notes });
}

/** The same card with other buttons under it: a menu that was opened from it. */
export function cardMenu(
  lens: Lens,
  stored: StoredInterview,
  reminder: Reminder,
  menu: {
    readonly title: string | null;
    readonly notes: readonly string[];
    readonly buttons: View["buttons"];
  },
): View {
  const step = stepOf(stored, reminder);
  const heading = step === null ? interviewName(stored.interview) : stepTitle(lens, stored.interview, step);
  return view(
    [
      { kind: "heading", text: heading },
      { kind: "text", text: interviewName(stored.interview) },
      ...(menu.title === null ? [] : [{ kind: "text", text: menu.title } as const]),
      ...noteBlocks(menu.notes),
    ],
    menu.buttons,
  );
}
