import { isOpen } from "../stored-interview.ts";
import { parseClock } from "../time/zone.ts";
import { PACES, type User } from "../user.ts";
import { tell } from "../view/lens.ts";
import { settingsView } from "../view/settings-view.ts";
import { replan } from "./replan.ts";
import { showAsk } from "./show-ask.ts";
import type { Ask, Conversation } from "./state.ts";
import { askTimeZone } from "./time-zone.ts";
import { type Change, type Facts, lens, redraw, reply, type StepResult } from "./turn.ts";

/** Waking hours shorter than this would leave too few hours to be reached in. */
const SHORTEST_WAKING_MINUTES = 4 * 60;

/** Saves the user; what depends on zone, hours, pace, working days or holidays is planned anew for every open interview. */
export function saveUser(
  user: User,
  facts: Facts,
): { readonly facts: Facts; readonly changes: readonly Change[] } {
  const after: Facts = { ...facts, user };
  const save: Change = { kind: "save-user", user };
  const { timeZone, wakingHours, pace, workingDays, holidays } = facts.user;
  const same =
    timeZone === user.timeZone &&
    wakingHours === user.wakingHours &&
    pace === user.pace &&
    workingDays === user.workingDays &&
    holidays === user.holidays;
  if (same) return { facts: after, changes: [save] };
  const open = facts.interviews.filter(isOpen);
  return { facts: after, changes: [save, ...open.map(({ interview }) => replan(interview, after).change)] };
}

export function showSettings(conversation: Conversation, facts: Facts): StepResult {
  return reply(conversation, settingsView(lens(facts), facts.user));
}

/** A button of the settings screen; null for any other menu button. */
export function pressSettings(conversation: Conversation, verb: string, facts: Facts): StepResult | null {
  const pace = PACES.find((one) => verb === `pace-${one}`);
  if (pace !== undefined) {
    const saved = saveUser({ ...facts.user, pace }, facts);
    const card = settingsView(lens(saved.facts), saved.facts.user, [tell(lens(facts), "settings.saved")]);
    return { ...redraw(conversation, card), changes: saved.changes };
  }
  switch (verb) {
    case "discreet-on":
    case "discreet-off": {
      const user = { ...facts.user, discreet: verb === "discreet-on" };
      const card = settingsView(lens(facts), user, [tell(lens(facts), "settings.discreet-saved")]);
      return { ...redraw(conversation, card), changes: saveUser(user, facts).changes };
    }
    case "zone": {
      const shown = askTimeZone(conversation, facts);
      return reply(shown.next, shown.view);
    }
    case "waking":
      return asked(conversation, { kind: "waking-hours" }, facts);
    case "days":
      return asked(conversation, { kind: "working-days", choices: [] }, facts);
    case "holidays":
      return asked(conversation, { kind: "holidays", choices: [] }, facts);
    case "signature":
      return asked(conversation, { kind: "signature", reminder: null }, facts);
    default:
      return null;
  }
}

function asked(conversation: Conversation, ask: Ask, facts: Facts): StepResult {
  const shown = showAsk(conversation, ask, facts);
  return reply(shown.next, shown.view);
}

/** "08:00 to 21:00", "8-21", "from 7.30 until 22": minutes since midnight; null when it is no span of hours. */
export function readWakingHours(text: string): User["wakingHours"] | null {
  const words = text.replace(/\bmidnight\b/giu, "24:00").replace(/\bnoon\b/giu, "12:00");
  const times = [...words.matchAll(/\b(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?\b/giu)].map(
    ([, hour, minute, half]) => {
      const inHalf =
        half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0);
      return parseClock(`${inHalf}:${minute ?? "00"}`);
    },
  );
  const [from, to] = times;
  if (times.length !== 2 || from === undefined || to === undefined || from === null) return null;
  // Midnight as an end is the end of the day, which the clock shows as 23:59 here.
  const end = to === 0 || to === null ? (/\b(24|0?0)([:.]00)?\s*$/u.test(words) ? 24 * 60 - 1 : null) : to;
  return end === null || end - from < SHORTEST_WAKING_MINUTES ? null : { from, to: end };
}
