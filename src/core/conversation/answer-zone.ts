import type { HolidayRegion } from "../playbook/holidays.ts";
import type { ZoneId } from "../time/zone.ts";
import { regionName } from "../playbook/region-names.ts";
import { regionOfZone } from "../playbook/region-of-zone.ts";
import { tell } from "../view/lens.ts";
import { noteBlocks } from "../view/reminder-card.ts";
import { view } from "../view/view.ts";
import { timeIn } from "../view/zone-view.ts";
import { readZone, suggestZones } from "../when/read-zone.ts";
import { showForm } from "./form.ts";
import { saveUser } from "./settings.ts";
import { showAsk } from "./show-ask.ts";
import { withLine } from "./start-form.ts";
import type { Ask, Conversation } from "./state.ts";
import { askTimeZone } from "./time-zone.ts";
import { type Answer, type Facts, lens, redraw, reply, type Shown, type StepResult } from "./turn.ts";

type AskZone = Extract<Ask, { kind: "time-zone" }>;

const YES = /^(yes|y|yep|yeah|right|correct|ok|okay|that[’']?s right|true)[.!]*$/iu;
const NO = /^(no|n|nope|wrong)[.!]*$/iu;

/** Takes a city, a zone or the person's own time, and has them confirm what their clock should show. */
export function answerZone(
  conversation: Conversation,
  ask: AskZone,
  answer: Answer,
  facts: Facts,
): StepResult {
  if (answer.kind === "press") return pressZone(conversation, ask, answer.verb, facts);
  const { candidate } = ask;
  if (candidate !== null && YES.test(answer.text)) return confirmed(conversation, candidate, answer, facts);
  if (candidate !== null && NO.test(answer.text)) return say(askTimeZone(conversation, facts));
  const found = readZone(answer.text, { now: facts.now, locale: facts.locale });
  if (found === null) {
    const choices = ask.choices.length === 0 ? suggestZones(facts.locale) : ask.choices;
    const prompt = tell(lens(facts), "zone.problem");
    return say(showAsk(conversation, { ...ask, candidate: null, choices }, facts, { prompt }));
  }
  if (found.kind === "choices") {
    const prompt = tell(lens(facts), "zone.which");
    return say(showAsk(conversation, { ...ask, candidate: null, choices: found.zones }, facts, { prompt }));
  }
  return say(showAsk(conversation, { ...ask, candidate: found.zone }, facts));
}

function holidaysSaid(region: HolidayRegion, facts: Facts): string {
  return tell(lens(facts), "zone.saved-holidays", { region: regionName(region, facts.user.language) });
}

function say({ next, view: shown }: Shown): StepResult {
  return reply(next, shown);
}

function pressZone(conversation: Conversation, ask: AskZone, verb: string, facts: Facts): StepResult {
  const index = /^q(\d)$/u.exec(verb)?.[1];
  // A city's button showed the time already: pressing it is the confirmation.
  const chosen = verb === "yes" ? ask.candidate : (ask.choices[Number(index ?? Number.NaN)] ?? null);
  if (chosen === null) return say(askTimeZone(conversation, facts));
  return confirmed(conversation, chosen, { kind: "press", verb }, facts);
}

/** Saves the zone, and goes on with what it was needed for. */
function confirmed(conversation: Conversation, zone: ZoneId, answer: Answer, facts: Facts): StepResult {
  // The first zone tells the country as well, most likely; it is said so that it can be changed.
  const { timeZone, holidays: chosen } = facts.user;
  const guess = timeZone === null && chosen === null ? regionOfZone(zone) : null;
  const holidays = chosen ?? guess;
  const saved = saveUser({ ...facts.user, timeZone: zone, holidays }, facts);
  const look = lens(saved.facts);
  const done = view([
    { kind: "text", text: tell(look, "zone.saved", { zone, time: timeIn(look, zone) }) },
    ...noteBlocks(guess === null ? [] : [holidaysSaid(guess, saved.facts)]),
  ]);
  const settled: Conversation = { ...conversation, ask: null };
  const { form } = settled;
  const shown = form === null ? null : showForm(settled, withLine(form, saved.facts), saved.facts);
  const next = shown?.next ?? settled;
  const replies = shown === null ? [] : [shown.view];
  const result = answer.kind === "press" ? redraw(next, done, ...replies) : reply(next, done, ...replies);
  return { ...result, changes: saved.changes };
}
