import { composeDraft } from "../draft/draft.ts";
import { emailFile } from "../draft/email-file.ts";
import type { DraftKind, DraftRequest } from "../draft/request.ts";
import type { PlannedStep, StepKind } from "../playbook/facts.ts";
import { draftView, emailFileView } from "../view/draft-view.ts";
import { tell } from "../view/lens.ts";
import { waysOf } from "../view/step-ways.ts";
import { view } from "../view/view.ts";
import type { Pressed } from "./pressed.ts";
import { requestFor } from "./request-for.ts";
import { showAsk } from "./show-ask.ts";
import { lens, reply, type StepResult } from "./turn.ts";

/** What is written for a step; what is said by phone is a script, whatever the step. Null where it needs no words. */
function draftKind(step: PlannedStep): DraftKind | null {
  const { draft } = waysOf(step);
  if (draft === null) return null;
  return draft === "button.script" ? "phone" : WRITTEN[step.kind];
}

const WRITTEN: Readonly<Record<StepKind, DraftKind | null>> = {
  prepare: null,
  debrief: null,
  "thank-you": "thank-you",
  materials: "materials",
  card: "card",
  call: "phone",
  "check-in": "check-in",
  "follow-up-1": "follow-up-1",
  "follow-up-2": "follow-up-2",
  "move-on": null,
  "graceful-reply": "graceful-reply",
  "ask-feedback": "ask-feedback",
  "keep-in-touch": "look-again",
};

/** What the draft of a card's step may say; null where the step needs no words. */
export function draftRequest({ stored, step, facts }: Pressed): DraftRequest | null {
  const kind = draftKind(step);
  if (kind === null) return null;
  return requestFor(kind, stored.interview, { person: step.person, channel: step.channel }, facts);
}

/** The draft for a card's step. The first time, the name to sign with is asked for where it is not known. */
export function showDraft(pressed: Pressed, variant: number): StepResult {
  const { conversation, stored, reminder, step, facts } = pressed;
  const look = lens(facts);
  const request = draftRequest(pressed);
  if (request === null) return reply(conversation, view([{ kind: "text", text: tell(look, "draft.none") }]));
  if (facts.user.name === null) {
    const asked = showAsk(conversation, { kind: "signature", reminder: reminder.id }, facts);
    return reply(asked.next, asked.view);
  }
  const draft = composeDraft({ ...request, variant });
  const shown = draftView(look, stored, { reminder, step, draft, variant });
  // Another version takes the place of the one before; the first one is a message of its own.
  return variant === 0
    ? reply(conversation, shown)
    : { next: conversation, changes: [], card: shown, replies: [] };
}

/**
 * "As e-mail file": the version that is shown, as a file. Where there is no letter any more, because the employer
 * is to be called now, what there is instead is shown.
 */
export function showEmailFile(pressed: Pressed, variant: number): StepResult {
  const { conversation, stored, reminder, step, facts } = pressed;
  const request = draftRequest(pressed);
  const draft = request === null ? null : composeDraft({ ...request, variant });
  if (request === null || draft === null || draft.subject === null || facts.user.name === null) {
    return showDraft(pressed, 0);
  }
  const { company } = stored.interview;
  const file = emailFile({ kind: request.kind, company, subject: draft.subject, body: draft.body });
  return reply(conversation, emailFileView(lens(facts), stored, { reminder, step, file }));
}
