import type { PlainKey } from "../text/say.ts";
import type { Instant } from "../time/instant.ts";
import { askView } from "../view/ask-view.ts";
import { tell } from "../view/lens.ts";
import type { View } from "../view/view.ts";
import { zoneConfirm, zoneQuestion } from "../view/zone-view.ts";
import type { QuickAnswer } from "./field.ts";
import { fieldOf } from "./fields.ts";
import { formName } from "./form-name.ts";
import { holidayChoices } from "./holiday-choices.ts";
import { sentAtChoices } from "./sent-at-choices.ts";
import { sentAtExamples } from "./sent-at-examples.ts";
import type { Ask, Conversation, Form } from "./state.ts";
import { type Facts, fieldContext, lens, type Shown } from "./turn.ts";
import { waitChoices } from "./wait-choices.ts";
import { workingDayChoices } from "./working-day-choices.ts";

interface Around {
  /** Sentences that go before the question. */
  readonly before?: readonly string[];
  /** In place of the question, where the last answer left something open. */
  readonly prompt?: string | null;
  /** In place of the usual quick answers. */
  readonly answers?: readonly QuickAnswer[];
}

/** Puts a question outside the form as a new turn; whatever was going on before waits in the conversation. */
export function showAsk(conversation: Conversation, ask: Ask, facts: Facts, around: Around = {}): Shown {
  const turn = conversation.turn + 1;
  const answers = around.answers ?? usualAnswers(ask, facts);
  const asked: Ask =
    "choices" in ask && ask.kind !== "time-zone" ? { ...ask, choices: answers.map(({ text }) => text) } : ask;
  const sentences = [...(around.before ?? []), around.prompt ?? question(conversation, ask, facts)];
  const next: Conversation = { ...conversation, turn, ask: asked, form: keepLine(conversation, ask) };
  return { next, view: viewOf(next, asked, facts, { sentences, answers }) };
}

/** A line that waits for "go on or begin anew?" stays in sight with the form when another question goes first. */
function keepLine({ form, ask }: Conversation, next: Ask): Form | null {
  if (form === null || ask?.kind !== "unfinished" || ask.line === "") return form;
  if (next.kind === "unfinished" && next.line === ask.line) return form;
  return { ...form, unplaced: [...form.unplaced, ask.line] };
}

function viewOf(
  { turn, form }: Conversation,
  ask: Ask,
  facts: Facts,
  { sentences, answers }: { readonly sentences: readonly string[]; readonly answers: readonly QuickAnswer[] },
): View {
  const look = lens(facts);
  switch (ask.kind) {
    case "time-zone":
      return ask.candidate === null
        ? zoneQuestion(look, turn, sentences, ask.choices)
        : zoneConfirm(look, turn, ask.candidate, sentences.slice(0, -1));
    case "unfinished":
      return askView(look, turn, sentences, {
        answers: [],
        ways: [
          { key: "form.go-on", verb: "go-on", style: "primary" },
          { key: anewKey(ask, form), verb: "new", style: "plain" },
        ],
      });
    case "waking-hours":
    case "working-days":
    case "holidays":
    case "signature":
    case "draft-text":
    case "snooze-until":
    case "new-promise":
    case "wait-until":
    case "new-material":
    case "sent-at":
      return askView(look, turn, sentences, {
        answers,
        ways: [{ key: "form.cancel", verb: "cancel", style: "plain" }],
      });
  }
}

function anewKey({ debrief }: Extract<Ask, { kind: "unfinished" }>, form: Form | null): PlainKey {
  if (debrief !== null) return "form.take-debrief";
  return form?.editing === null ? "form.begin-new" : "form.leave-edit";
}

function usualAnswers(ask: Ask, facts: Facts): readonly QuickAnswer[] {
  if (ask.kind === "holidays") return holidayChoices(facts);
  if (ask.kind === "working-days") return workingDayChoices(lens(facts));
  if (ask.kind === "wait-until") return waitChoices(lens(facts));
  if (ask.kind === "sent-at") return sentAtChoices(lens(facts), endOf(ask.reminder, facts));
  return ask.kind === "new-promise" ? fieldOf("promise").quick(fieldContext(facts, {})) : [];
}

/** When the interview ended that the reminder is about; now, where it is gone meanwhile. */
function endOf(id: string | null, { interviews, reminders, now }: Facts): Instant {
  const about = reminders.find((reminder) => reminder.id === id)?.interview;
  return interviews.find(({ interview }) => interview.id === about)?.interview.endsAt ?? now;
}

function question({ form }: Conversation, ask: Ask, facts: Facts): string {
  const look = lens(facts);
  switch (ask.kind) {
    case "time-zone":
      return tell(look, "zone.question");
    case "waking-hours":
      return tell(look, "settings.waking-question");
    case "working-days":
      return tell(look, "settings.days-question");
    case "holidays":
      return tell(look, "settings.holidays-question");
    case "unfinished": {
      const what = form === null ? tell(look, "form.unnamed") : formName(form, facts);
      if (ask.debrief !== null) return tell(look, "form.unfinished-debrief", { what });
      return tell(look, form?.editing === null ? "form.unfinished" : "form.unfinished-edit", { what });
    }
    case "signature":
      return tell(look, "signature.question");
    case "draft-text":
      return tell(look, "draft.edit-question");
    case "snooze-until":
      return tell(look, "snooze.question");
    case "new-promise":
      return tell(look, "replied.date-question");
    case "wait-until":
      return tell(look, "replied.wait-question");
    case "new-material":
      return tell(look, "replied.asked-question");
    case "sent-at":
      return tell(look, "sent-at.question", { examples: sentAtExamples(look, endOf(ask.reminder, facts)) });
  }
}
