import type { Interview, Outcome, PromisedAnswer } from "../interview.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import { OFFICE_SPANS } from "../playbook/timing.ts";
import { addDays, type Day } from "../time/day.ts";
import { latest } from "../time/instant.ts";
import { clock, dayAt } from "../time/zone.ts";
import { dayText, distanceText, type Lens, tell, timeText } from "./lens.ts";

/** "Acme · Backend developer" */
export function interviewName(interview: { readonly company: string; readonly role: string | null }): string {
  return interview.role === null ? interview.company : `${interview.company} · ${interview.role}`;
}

function personName(interview: Interview, step: PlannedStep): string | null {
  return interview.people.find(({ id }) => id === step.person)?.name ?? null;
}

/** What the step is, in three words: "Thank Jane Doe". */
export function stepTitle(lens: Lens, interview: Interview, step: PlannedStep): string {
  switch (step.kind) {
    case "thank-you": {
      const person = personName(interview, step);
      return person === null ? tell(lens, "step.thank-you.all") : tell(lens, "step.thank-you", { person });
    }
    case "materials":
      return tell(lens, "step.materials", { item: step.item ?? "" });
    case "card":
      return tell(lens, "step.card", { person: personName(interview, step) ?? interview.company });
    case "prepare":
    case "debrief":
    case "call":
    case "check-in":
    case "follow-up-1":
    case "follow-up-2":
    case "move-on":
    case "graceful-reply":
    case "ask-feedback":
    case "keep-in-touch":
      return tell(lens, `step.${step.kind}`);
  }
}

/** Why the step is due now, from the interview's own facts. */
export function whyNow(lens: Lens, interview: Interview, step: PlannedStep): string {
  const since = distanceText(lens, interview.endsAt);
  const late = step.deadline !== null && step.deadline < lens.now;
  switch (step.kind) {
    case "thank-you":
      return tell(lens, late ? "now.thank-you.late" : "now.thank-you", { distance: since });
    case "materials":
      return tell(lens, late ? "now.materials.late" : "now.materials", {
        day: dayText(lens, materialDay(interview, step, lens)),
      });
    case "follow-up-1":
      return interview.promise === null
        ? tell(lens, "now.follow-up-1.open", { distance: since })
        : promiseText(lens, interview.promise);
    case "follow-up-2":
      return tell(lens, "now.follow-up-2", { distance: lastFollowUp(lens, interview) ?? since });
    case "move-on":
      return tell(lens, "now.move-on", { count: followUpsSent(interview).length });
    case "call":
      return tell(lens, "now.call", { distance: lastThanks(lens, interview) ?? since });
    case "check-in":
      return interview.promise === null
        ? tell(lens, "now.check-in.open")
        : tell(lens, "now.check-in", { day: dayText(lens, interview.promise.by) });
    case "graceful-reply":
    case "ask-feedback":
    case "keep-in-touch":
      return tell(lens, `now.${step.kind}`, {
        distance: distanceText(lens, interview.outcomeAt ?? lens.now),
      });
    case "prepare":
      return tell(lens, "now.prepare", { distance: distanceText(lens, interview.startsAt.at) });
    case "debrief":
    case "card":
      return tell(lens, `now.${step.kind}`, { distance: since });
  }
}

/** The hours at which a call disturbs least: "10:30–11:30, 14:30–15:30 by their clock". */
export function quietHours(lens: Lens): string {
  const hours = OFFICE_SPANS.phone.map(({ at, until }) => `${clock(at)}–${clock(until)}`).join(", ");
  return tell(lens, "card.hours-value", { hours });
}

/** When the step comes and what it waits for, of a step that is still ahead. */
export function whyThen(lens: Lens, interview: Interview, step: PlannedStep): string {
  const when = timeText(lens, step.dueAt);
  switch (step.kind) {
    case "follow-up-1":
      return interview.promise === null
        ? tell(lens, "then.follow-up-1.open", { when })
        : tell(lens, "then.follow-up-1.day", { when, day: dayText(lens, interview.promise.by) });
    case "follow-up-2":
    case "move-on":
      return tell(lens, "then.silence", { when });
    case "thank-you":
    case "materials":
    case "prepare":
    case "debrief":
    case "card":
    case "call":
    case "check-in":
    case "graceful-reply":
    case "ask-feedback":
    case "keep-in-touch":
      return tell(lens, "then.other", { when });
  }
}

function promiseText(lens: Lens, { words, by }: PromisedAnswer): string {
  const day = dayText(lens, by);
  return words === ""
    ? tell(lens, "now.follow-up-1.day", { day })
    : tell(lens, "now.follow-up-1.promised", { words, day });
}

function materialDay(interview: Interview, step: PlannedStep, lens: Lens): Day {
  const agreed = interview.materials.find(({ what }) => what === step.item)?.due ?? null;
  return agreed ?? addDays(dayAt(interview.endsAt, lens.zone), 1);
}

function followUpsSent(interview: Interview): Interview["done"] {
  return interview.done.filter(({ key, how }) => how === "sent" && key.startsWith("follow-up-"));
}

function lastThanks(lens: Lens, interview: Interview): string | null {
  const sent = interview.done.filter(({ key, how }) => how === "sent" && key.startsWith("thank-you"));
  const [first, ...others] = sent.map(({ at }) => at);
  return first === undefined ? null : distanceText(lens, latest(first, ...others));
}

function lastFollowUp(lens: Lens, interview: Interview): string | null {
  const last = followUpsSent(interview).at(-1);
  return last === undefined ? null : distanceText(lens, last.at);
}

export function outcomeText(lens: Lens, outcome: Outcome): string {
  return tell(lens, `outcome.${outcome}`);
}

/** How it stands with the interview, in a sentence: an answer that settled nothing has closed nothing. */
export function endedText(lens: Lens, outcome: Outcome): string {
  return outcome === "replied"
    ? tell(lens, "card.answered")
    : tell(lens, "card.closed", { outcome: outcomeText(lens, outcome) });
}
