import type { StoredInterview } from "../stored-interview.ts";
import { commandText } from "../view/command-text.ts";
import { tell } from "../view/lens.ts";
import { view } from "../view/view.ts";
import { type Action, parseAction } from "./action.ts";
import { answerAsk } from "./answer-ask.ts";
import { cleanText, MAX_TEXT } from "./clean-text.ts";
import { pressMenu, runCommand } from "./commands.ts";
import type { InboundEvent } from "./event.ts";
import { answerForm, pressForm, showForm } from "./form.ts";
import { pressInterview } from "./interview-actions.ts";
import { pressReminder, unknownCard } from "./reminder-actions.ts";
import { showAsk } from "./show-ask.ts";
import { fillDebrief } from "./start-debrief.ts";
import { startFilled } from "./start-form.ts";
import type { Conversation } from "./state.ts";
import { type Facts, lens, reply, type StepResult } from "./turn.ts";

/** The events a conversation answers; being shut out or let in again is not one of them. */
export type UserEvent = Extract<
  InboundEvent,
  { kind: "text" | "command" | "press" | "form" | "unsupported" }
>;

/**
 * The heart: from what was said so far, what happened and what is true comes what to remember, what to store
 * and what to show. Pure and total: the same in gives the same out, and nothing a person sends makes it throw.
 */
export function step(conversation: Conversation, event: UserEvent, facts: Facts): StepResult {
  switch (event.kind) {
    case "text":
      return takeText(conversation, event.text, facts);
    case "command":
      return takeCommand(conversation, event, facts);
    case "press":
      return takePress(conversation, event, facts);
    case "form":
      return takeForm(conversation, event, facts);
    case "unsupported":
      return remind(conversation, tell(lens(facts), "form.unreadable"), facts);
  }
}

/** A sentence, and below it the question that is still open, so that nobody is left wondering. */
function remind(conversation: Conversation, sentence: string, facts: Facts): StepResult {
  const { form, ask } = conversation;
  if (ask !== null) {
    const shown = showAsk(conversation, ask, facts, { before: [sentence] });
    return reply(shown.next, shown.view);
  }
  if (form !== null) {
    const shown = showForm(conversation, form, facts, [sentence]);
    return reply(shown.next, shown.view);
  }
  return reply(conversation, view([{ kind: "text", text: sentence }]));
}

function tooLong(text: string, facts: Facts): string | null {
  const count = [...text].length;
  return count > MAX_TEXT ? tell(lens(facts), "form.too-long", { count, max: MAX_TEXT }) : null;
}

function takeText(conversation: Conversation, raw: string, facts: Facts): StepResult {
  const text = cleanText(raw);
  const long = tooLong(text, facts);
  if (long !== null) return remind(conversation, long, facts);
  if (text === "") return remind(conversation, tell(lens(facts), "form.empty"), facts);
  const { form, ask } = conversation;
  const look = lens(facts);
  if (ask !== null) return answerAsk(conversation, ask, { kind: "text", text }, facts);
  if (form !== null) return answerForm(conversation, form, text, facts);
  return remind(conversation, tell(look, "unknown.text", { next: commandText(look, "next") }), facts);
}

function takeCommand(
  conversation: Conversation,
  event: Extract<UserEvent, { kind: "command" }>,
  facts: Facts,
): StepResult {
  const args = cleanText(event.args);
  const long = tooLong(args, facts);
  if (long !== null) return remind(conversation, long, facts);
  return runCommand(conversation, cleanText(event.name).toLowerCase(), args, facts);
}

function takeForm(
  conversation: Conversation,
  { token, answers }: Extract<UserEvent, { kind: "form" }>,
  facts: Facts,
): StepResult {
  if (token === null) return startFilled(conversation, answers, facts);
  const stored = interviewOf(parseAction(token), facts);
  return stored === null
    ? unknownCard(conversation, facts)
    : fillDebrief(conversation, stored, answers, facts);
}

/** The interview that a button is about. */
function interviewOf(action: Action | null, { interviews, reminders }: Facts): StoredInterview | null {
  if (action === null || action.kind === "answer" || action.kind === "menu") return null;
  const id =
    action.kind === "interview"
      ? action.interview
      : reminders.find((reminder) => reminder.id === action.reminder)?.interview;
  return interviews.find(({ interview }) => interview.id === id) ?? null;
}

function takePress(
  conversation: Conversation,
  { token, answer: raw }: Extract<UserEvent, { kind: "press" }>,
  facts: Facts,
): StepResult {
  const answer = raw === null ? null : cleanText(raw);
  const long = tooLong(answer ?? "", facts);
  if (long !== null) return remind(conversation, long, facts);
  const action = parseAction(token);
  if (action === null) return unknownCard(conversation, facts);
  switch (action.kind) {
    case "answer":
      return pressAnswer(conversation, action, facts);
    case "reminder":
      return pressReminder(conversation, action, facts, answer);
    case "interview":
      return pressInterview(conversation, action, facts, answer);
    case "menu":
      return pressMenu(conversation, action.verb, facts);
  }
}

/** A button of a question counts while the question is the one being asked. */
function pressAnswer(
  conversation: Conversation,
  { turn, verb }: Extract<Action, { kind: "answer" }>,
  facts: Facts,
): StepResult {
  const { form, ask } = conversation;
  const look = lens(facts);
  const isAsking = form !== null || ask !== null;
  if (isAsking && turn !== conversation.turn)
    return remind(conversation, tell(look, "form.old-button"), facts);
  if (ask !== null) return answerAsk(conversation, ask, { kind: "press", verb }, facts);
  if (form !== null) return pressForm(conversation, form, verb, facts);
  return remind(
    conversation,
    tell(look, "form.no-question", { interviews: commandText(look, "interviews") }),
    facts,
  );
}
