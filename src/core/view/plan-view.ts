import type { FieldContext } from "../conversation/field.ts";
import { ALL_FIELDS } from "../conversation/fields.ts";
import { isOver } from "../interview.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import type { Reminder } from "../reminder.ts";
import { isOpen, type StoredInterview } from "../stored-interview.ts";
import type { PlainKey } from "../text/say.ts";
import type { Instant } from "../time/instant.ts";
import { button, inRows } from "./buttons.ts";
import { LETTERS } from "./letters.ts";
import { type Lens, tell, timeText } from "./lens.ts";
import { interviewName, endedText, stepTitle } from "./step-text.ts";
import { type Block, type FieldRow, type View, view } from "./view.ts";

/** More steps than this are not listed; the nearest come first. */
const MAX_LINES = 12;

export function plannedSteps(steps: readonly PlannedStep[]): readonly PlannedStep[] {
  return steps.filter(({ state }) => state === "planned");
}

/** When the person hears of the step: as planned, or where that has passed, when its reminder goes out. */
function whenText(
  lens: Lens,
  step: PlannedStep,
  reminders: readonly Reminder[],
): Pick<FieldRow, "value" | "at"> {
  const coming = reminders.find(({ step: key, state }) => key === step.key && state === "scheduled");
  const at = step.dueAt > lens.now ? step.dueAt : (coming?.dueAt ?? step.dueAt);
  const isLate = step.deadline !== null && step.deadline < lens.now;
  if (at > lens.now) return { value: isLate ? lateText(lens, at) : timeText(lens, at), at };
  return { value: tell(lens, isLate ? "saved.now-late" : "saved.now"), at: null };
}

function lateText(lens: Lens, at: Instant): string {
  return tell(lens, "saved.then-late", { when: timeText(lens, at) });
}

/** One row a step, nearest first: "Thank Jane Doe: Tuesday 17 November, 16:00". */
function planRows(
  lens: Lens,
  { interview, steps }: StoredInterview,
  reminders: readonly Reminder[],
): readonly FieldRow[] {
  return plannedSteps(steps)
    .slice(0, MAX_LINES)
    .map((step) => {
      const { value, at } = whenText(lens, step, reminders);
      return { label: stepTitle(lens, interview, step), value, at };
    });
}

/** What is to be done; of an interview that is still to come, what before it and what after it. */
function planBlocks(lens: Lens, stored: StoredInterview, reminders: readonly Reminder[]): readonly Block[] {
  const { interview, steps } = stored;
  const planned = plannedSteps(steps);
  if (planned.length === 0) return [{ kind: "text", text: tell(lens, "saved.nothing") }];
  const part = (key: PlainKey, some: readonly PlannedStep[]): readonly Block[] => {
    const rows = planRows(lens, { interview, steps: some }, reminders);
    if (rows.length === 0) return [];
    return [
      { kind: "text", text: tell(lens, key) },
      { kind: "fields", rows },
    ];
  };
  if (interview.startsAt.at <= lens.now) return part("saved.next", planned);
  const before = planned.filter(({ dueAt }) => dueAt < interview.startsAt.at);
  const after = planned.filter(({ dueAt }) => dueAt >= interview.startsAt.at);
  return [...part("saved.before", before), ...part("saved.after", after)];
}

const SAVED = { new: "saved.title", changed: "saved.changed", debrief: "debrief.saved" } as const;

/** What comes of an interview that was just logged, changed or looked back at; `notes` are small print below it. */
export function savedView(
  lens: Lens,
  stored: StoredInterview,
  reminders: readonly Reminder[],
  { as, notes }: { readonly as: keyof typeof SAVED; readonly notes: readonly string[] },
): View {
  const { interview } = stored;
  const act = (verb: string) =>
    ({ kind: "interview", interview: interview.id, revision: interview.revision, verb }) as const;
  const what = interviewName(interview);
  return view(
    [
      { kind: "heading", text: tell(lens, SAVED[as], { what }) },
      ...planBlocks(lens, stored, reminders),
      ...notes.map((text) => ({ kind: "note", text }) as const),
    ],
    [
      [
        button(lens, "button.edit", act("edit")),
        button(lens, "button.details", act("details")),
        button(lens, "button.list", { kind: "menu", verb: "list" }),
      ],
    ],
  );
}

/** One interview whole: what was said, and the plan. */
export function interviewView(
  context: FieldContext,
  stored: StoredInterview,
  reminders: readonly Reminder[],
  notes: readonly string[],
): View {
  const { interview } = stored;
  const act = (verb: string) =>
    ({ kind: "interview", interview: interview.id, revision: interview.revision, verb }) as const;
  const said = ALL_FIELDS.flatMap((field) => {
    const value = field.show(context);
    return value === null ? [] : [{ label: tell(context, field.label), value, at: null }];
  });
  const letter = interview.outcome === null ? null : LETTERS[interview.outcome];
  const ways = !isOver(interview)
    ? [
        button(context, "button.edit", act("edit")),
        button(context, "button.details", act("details")),
        button(context, "button.replied", act("replied")),
        button(context, "button.lost", act("lost")),
        button(context, "button.close", act("close")),
        ...(interview.outcome === null ? [] : [button(context, "interview.ask-again", act("reopen"))]),
      ]
    : [
        ...(interview.outcome === "next-round" ? [button(context, "button.log-next", act("next"))] : []),
        ...(letter === null ? [] : [button(context, letter.label, act("l0"))]),
        button(context, "interview.reopen", act("reopen")),
      ];
  const ended = interview.outcome === null ? null : endedText(context, interview.outcome);
  return view(
    [
      { kind: "heading", text: interviewName(interview) },
      { kind: "fields", rows: said },
      ...(ended === null ? [] : [{ kind: "text", text: ended } as const]),
      ...(isOpen(stored) ? planBlocks(context, stored, reminders) : []),
      ...notes.map((text) => ({ kind: "note", text }) as const),
    ],
    inRows(ways, 2),
  );
}
