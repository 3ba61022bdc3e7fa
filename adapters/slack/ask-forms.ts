import { z } from "zod";
import { say } from "../../src/core/text/say.ts";
import { addDays } from "../../src/core/time/day.ts";
import { HOUR_MS } from "../../src/core/time/instant.ts";
import { dayAt } from "../../src/core/time/zone.ts";
import type { Language } from "../../src/core/user.ts";
import type { FormLens } from "./interview-form.ts";
import { type AskKind, type InputBlock, inputBlock, modal, picker, textInput } from "./modal.ts";

/** The one block of a form that asks for one thing. */
export const ANSWER = "answer";

/** Slack's limit for what a text input holds. */
export const MAX_INPUT = 3000;

/** The press that a form was opened by, to be handed over with what is filled in. */
const carriedPress = z.object({
  token: z.string(),
  /** Null for a button in the App Home. */
  source: z.object({ chat: z.string(), message: z.string() }).nullable(),
});
export type CarriedPress = z.infer<typeof carriedPress>;

/** "Pick a time": a day and a time of day, an hour or so from now as long as nobody changes it. */
export function timeForm(
  { language, now }: Pick<FormLens, "language" | "now">,
  press: CarriedPress,
): unknown {
  const nextHour = Math.ceil((now + HOUR_MS) / HOUR_MS) * (HOUR_MS / 1000);
  return askForm("time", language, picker("datetimepicker", { initial_date_time: nextHour }), press);
}

/** A day and a time of day that have passed, the last full hour as long as nobody changes it. */
export function pastForm(
  { language, now }: Pick<FormLens, "language" | "now">,
  press: CarriedPress,
): unknown {
  const lastHour = Math.floor(now / HOUR_MS) * (HOUR_MS / 1000);
  return askForm("past", language, picker("datetimepicker", { initial_date_time: lastHour }), press);
}

/** A day ahead, in a week as long as nobody changes it. */
export function dayForm({ language, now, zone }: FormLens, press: CarriedPress): unknown {
  const inAWeek = addDays(dayAt(now, zone), 7);
  return askForm("day", language, picker("datepicker", { initial_date: inAWeek }), press);
}

/** "Change it": the draft, to be typed over. */
export function textForm(language: Language, text: string, press: CarriedPress): unknown {
  const element = textInput({ multiline: true, initial_value: text, max_length: MAX_INPUT });
  return askForm("text", language, element, press);
}

function askForm(
  kind: AskKind,
  language: Language,
  element: InputBlock["element"],
  press: CarriedPress,
): unknown {
  return modal(
    kind,
    {
      title: say(language, `slack.${kind}.title`),
      submit: say(language, `slack.${kind}.submit`),
      close: say(language, "slack.form.close"),
    },
    {
      blocks: [inputBlock(ANSWER, say(language, `slack.${kind}.label`), element)],
      carried: JSON.stringify(press),
    },
  );
}

/** What a form carried there and back; null for nothing that we made. */
export function readCarried(metadata: string): CarriedPress | null {
  try {
    return carriedPress.safeParse(JSON.parse(metadata)).data ?? null;
  } catch {
    return null;
  }
}
