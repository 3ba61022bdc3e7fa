import { readRegion } from "../playbook/region-names.ts";
import { tell } from "../view/lens.ts";
import { settingsView } from "../view/settings-view.ts";
import { hasWords } from "./clean-text.ts";
import { showDraft } from "./drafting.ts";
import { pressedNow } from "./pressed.ts";
import { readWeekdays } from "./read-weekdays.ts";
import { readWakingHours, saveUser } from "./settings.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { type Facts, lens, reply, type StepResult } from "./turn.ts";

const MAX_NAME = 80;

export function answerWaking(conversation: Conversation, ask: Ask, text: string, facts: Facts): StepResult {
  const wakingHours = readWakingHours(text);
  if (wakingHours === null) {
    const shown = showAsk(conversation, ask, facts, { prompt: tell(lens(facts), "settings.waking-problem") });
    return reply(shown.next, shown.view);
  }
  const saved = saveUser({ ...facts.user, wakingHours }, facts);
  const shown = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "settings.saved")]);
  return { ...reply({ ...conversation, ask: null }, shown), changes: saved.changes };
}

/** On which days the employers work. */
export function answerWorkingDays(
  conversation: Conversation,
  ask: Ask,
  text: string,
  facts: Facts,
): StepResult {
  const workingDays = readWeekdays(text, facts.user.language);
  if (workingDays === null) {
    const shown = showAsk(conversation, ask, facts, { prompt: tell(lens(facts), "settings.days-problem") });
    return reply(shown.next, shown.view);
  }
  const saved = saveUser({ ...facts.user, workingDays }, facts);
  const shown = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "settings.saved")]);
  return { ...reply({ ...conversation, ask: null }, shown), changes: saved.changes };
}

const NONE = /^(?:none|no|nobody[’']?s|nothing)[.!]?$/iu;

/** Whose public holidays count: a country, a part of one, or none. */
export function answerHolidays(conversation: Conversation, ask: Ask, text: string, facts: Facts): StepResult {
  const holidays = NONE.test(text) ? null : readRegion(text);
  if (holidays === null && !NONE.test(text)) {
    const prompt = tell(lens(facts), "settings.holidays-problem");
    const shown = showAsk(conversation, ask, facts, { prompt });
    return reply(shown.next, shown.view);
  }
  const saved = saveUser({ ...facts.user, holidays }, facts);
  const shown = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "settings.saved")]);
  return { ...reply({ ...conversation, ask: null }, shown), changes: saved.changes };
}

/** How they sign; the draft that waited for it follows. */
export function answerSignature(
  conversation: Conversation,
  ask: Extract<Ask, { kind: "signature" }>,
  text: string,
  facts: Facts,
): StepResult {
  const name = text.replaceAll("\n", " ");
  if (!hasWords(name) || [...name].length > MAX_NAME) {
    const shown = showAsk(conversation, ask, facts, {
      prompt: tell(lens(facts), "signature.problem", { max: MAX_NAME }),
    });
    return reply(shown.next, shown.view);
  }
  const saved = saveUser({ ...facts.user, name }, facts);
  const settled: Conversation = { ...conversation, ask: null };
  const pressed = pressedNow(settled, ask.reminder, saved.facts);
  if (pressed === null) {
    const shown = settingsView(lens(saved.facts), saved.facts.user, [
      tell(lens(facts), "signature.saved", { name }),
    ]);
    return { ...reply(settled, shown), changes: saved.changes };
  }
  return { ...showDraft(pressed, 0), changes: saved.changes };
}
