import type { Draft, Finding } from "../draft/request.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { asking, button } from "./buttons.ts";
import { type Lens, tell } from "./lens.ts";
import { noteBlocks, pressOf } from "./reminder-card.ts";
import { stepTitle } from "./step-text.ts";
import { waysOf } from "./step-ways.ts";
import { type View, type ViewFile, view } from "./view.ts";

/** Versions beyond this begin again with the first. */
const VERSIONS = 50;

/** What the person does with the words, and the button to press then. */
function whatNext(lens: Lens, step: PlannedStep): string {
  const settle = tell(lens, settleKey(step));
  if (step.channel === "phone") return tell(lens, "draft.say", { button: settle });
  return tell(lens, step.kind === "card" ? "draft.by-hand" : "draft.copy", { button: settle });
}

function settleKey(step: PlannedStep): "button.sent" | "button.done" {
  return waysOf(step).settle ?? "button.done";
}

/** Each sentence once, however often there is reason for it. */
function whatWasFound(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ message }) => message))];
}

/** Words to be copied, with what the draft check found under them, and what is to be done with them. */
export function draftBlocks(lens: Lens, title: string, draft: Draft, whatNow: string): View["blocks"] {
  const { subject, body, findings } = draft;
  return [
    { kind: "heading", text: tell(lens, "draft.title", { step: title }) },
    ...(subject === null ? [] : [{ kind: "text", text: tell(lens, "draft.subject", { subject }) } as const]),
    { kind: "copy", text: body },
    ...noteBlocks(whatWasFound(findings)),
    { kind: "note", text: whatNow },
  ];
}

/** The number of the version after this one. */
export function nextVersion(variant: number): number {
  return (variant % VERSIONS) + 1;
}

/** The words for a step. */
export function draftView(
  lens: Lens,
  stored: StoredInterview,
  shown: {
    readonly reminder: Reminder;
    readonly step: PlannedStep;
    readonly draft: Draft;
    readonly variant: number;
  },
): View {
  const { reminder, step, draft, variant } = shown;
  const press = pressOf(reminder);
  return view(draftBlocks(lens, stepTitle(lens, stored.interview, step), draft, whatNext(lens, step)), [
    [
      button(lens, "draft.another", press(`v${nextVersion(variant)}`)),
      asking("text", button(lens, "draft.edit", press("text"))),
    ],
    [
      ...(draft.subject === null ? [] : [button(lens, "draft.file", press(`e${variant}`))]),
      button(lens, settleKey(step), press("sent")),
    ],
  ]);
}

/** The draft as a file, and what to do with it. */
export function emailFileView(
  lens: Lens,
  stored: StoredInterview,
  shown: { readonly reminder: Reminder; readonly step: PlannedStep; readonly file: ViewFile },
): View {
  const { reminder, step, file } = shown;
  return view(
    [
      { kind: "heading", text: tell(lens, "draft.title", { step: stepTitle(lens, stored.interview, step) }) },
      { kind: "text", text: tell(lens, "draft.file-how", { button: tell(lens, settleKey(step)) }) },
    ],
    [[button(lens, settleKey(step), pressOf(reminder)("sent"))]],
    file,
  );
}

/**
 * The person's own text for a step, with what the draft check found under it. It is kept nowhere, so a press here
 * could not make a file of it.
 */
export function changedDraftView(
  lens: Lens,
  stored: StoredInterview,
  shown: {
    readonly reminder: Reminder;
    readonly step: PlannedStep;
    readonly text: string;
    readonly findings: readonly Finding[];
  },
): View {
  const { reminder, step, text, findings } = shown;
  const press = pressOf(reminder);
  const heading = tell(lens, "draft.edited", { step: stepTitle(lens, stored.interview, step) });
  const found = findings.length === 0 ? [tell(lens, "draft.clean")] : whatWasFound(findings);
  return view(
    [
      { kind: "heading", text: heading },
      { kind: "copy", text },
      ...noteBlocks(found),
      { kind: "note", text: whatNext(lens, step) },
    ],
    [
      [
        asking("text", button(lens, "draft.edit", press("text"))),
        button(lens, settleKey(step), press("sent")),
      ],
    ],
  );
}
