import type { Action } from "../conversation/action.ts";
import { isOver } from "../interview.ts";
import type { PlannedStep } from "../playbook/facts.ts";
import type { SnoozeChoice, SnoozeId } from "../playbook/snooze-choices.ts";
import type { Reminder } from "../reminder.ts";
import type { StoredInterview } from "../stored-interview.ts";
import { clock, wallAt } from "../time/zone.ts";
import { asking, button, inRows, labelled } from "./buttons.ts";
import { dayText, type Lens, tell } from "./lens.ts";
import { cardMenu, pressOf, stepOf } from "./reminder-card.ts";
import { waysOf } from "./step-ways.ts";
import type { Button, View } from "./view.ts";

/** After so many snoozes it is fair to ask whether the step is wanted at all. */
const ENOUGH_SNOOZES = 3;

function snoozeLabel(lens: Lens, { id, at }: SnoozeChoice): string {
  const wall = wallAt(at, lens.zone);
  const time = clock(wall.minute);
  const day = dayText(lens, wall.day);
  const labels: Record<SnoozeId, string> = {
    evening: tell(lens, "snooze.evening", { time }),
    tomorrow: tell(lens, "snooze.tomorrow", { time }),
    "working-day": tell(lens, "snooze.working-day", { day }),
    "three-days": tell(lens, "snooze.three-days", { day }),
  };
  return labels[id];
}

export function snoozeMenu(
  lens: Lens,
  stored: StoredInterview,
  reminder: Reminder,
  choices: readonly SnoozeChoice[],
): View {
  const press = pressOf(reminder);
  const count = stored.interview.snoozed.find(({ key }) => key === reminder.step)?.count ?? 0;
  const enough = count >= ENOUGH_SNOOZES;
  const times = choices.map((choice) => labelled(snoozeLabel(lens, choice), press(`s-${choice.id}`)));
  return cardMenu(lens, stored, reminder, {
    title: tell(lens, "snooze.title"),
    notes: enough ? [tell(lens, "snooze.enough", { count })] : [],
    buttons: [
      ...inRows([...times, asking("time", button(lens, "snooze.pick", press("pick")))], 2),
      [
        ...(enough
          ? [button(lens, "button.skip", press("skip")), button(lens, "button.lost", press("lost"))]
          : []),
        button(lens, "button.back", press("back")),
      ],
    ],
  });
}

export function moreMenu(
  lens: Lens,
  stored: StoredInterview,
  reminder: Reminder,
  notes: readonly string[] = [],
): View {
  const { interview } = stored;
  const press = pressOf(reminder);
  const step = stepOf(stored, reminder);
  const about: Action = {
    kind: "interview",
    interview: interview.id,
    revision: interview.revision,
    verb: "reopen",
  };
  const whole = isOver(interview)
    ? [button(lens, "button.why", press("why")), button(lens, "interview.reopen", about)]
    : [
        button(lens, "button.lost", press("lost"), "danger"),
        button(lens, "button.why", press("why")),
        button(lens, "button.edit", press("edit")),
      ];
  return cardMenu(lens, stored, reminder, {
    title: null,
    notes,
    buttons: [
      [button(lens, "button.skip", press("skip")), ...whole],
      [
        ...(step === null ? [] : atAnotherTime(lens, step, press)),
        button(lens, "button.back", press("back")),
      ],
    ],
  });
}

/** For what was sent, or said by phone, without a word to us at that time. */
function atAnotherTime(lens: Lens, step: PlannedStep, press: (verb: string) => Action): readonly Button[] {
  const { isTouch, settle } = waysOf(step);
  if (!isTouch || settle === null) return [];
  const key = settle === "button.sent" ? "button.sent-at" : "button.done-at";
  return [asking("past", button(lens, key, press("sent-at")))];
}

/** What they said: the same choices under a reminder's card and under an interview. */
export function repliedButtons(lens: Lens, press: (verb: string) => Action): View["buttons"] {
  return [
    [
      button(lens, "replied.next-round", press("next-round")),
      button(lens, "replied.offer", press("offer")),
      button(lens, "replied.rejected", press("lost")),
    ],
    [
      button(lens, "replied.new-date", press("new-date")),
      asking("day", button(lens, "replied.wait", press("wait"))),
      button(lens, "replied.asked", press("asked")),
    ],
    [button(lens, "replied.friendly", press("friendly")), button(lens, "button.back", press("back"))],
  ];
}

export function repliedMenu(lens: Lens, stored: StoredInterview, reminder: Reminder): View {
  return cardMenu(lens, stored, reminder, {
    title: tell(lens, "replied.title"),
    notes: [],
    buttons: repliedButtons(lens, pressOf(reminder)),
  });
}
