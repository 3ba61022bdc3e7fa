import { asOf } from "../core/playbook/as-of.ts";
import type { Instant } from "../core/time/instant.ts";
import { type DueReminder, digestView, discreetDigest } from "../core/view/digest-view.ts";
import { commandsOn, lensOf, tell } from "../core/view/lens.ts";
import { stepOf } from "../core/view/reminder-card.ts";
import type { View } from "../core/view/view.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";
import type { Met } from "./meet.ts";

/**
 * For a person who is here again: how much could not reach them, and in one message all that is due now. Null when
 * nothing was missed, or when they were told already.
 */
export async function whatWaited(tx: Tx, { user, address }: Met, { clock }: AppPorts): Promise<View | null> {
  const { reminders, answers } = await tx.deliveries.takeMissed(user.id);
  if (reminders === 0 && answers === 0) return null;
  const look = lensOf(user, clock.now(), commandsOn(address.platform));
  const notes = [
    ...(reminders === 0 ? [] : [tell(look, "missed.reminders", { count: reminders })]),
    ...(answers === 0 ? [] : [tell(look, "missed.answers", { count: answers })]),
  ];
  const due = (await waitingFor(tx, user, look.now)).filter(
    ({ stored, reminder }) => (stepOf(stored, reminder)?.dueAt ?? look.now) <= look.now,
  );
  return user.discreet ? discreetDigest(look, due.length, notes) : digestView(look, due, notes);
}

/** The first reminder of each step of a user that is still planned now. */
async function waitingFor(tx: Tx, user: Met["user"], now: Instant): Promise<readonly DueReminder[]> {
  const reminders = await tx.reminders.ofOpenInterviews(user.id);
  const interviews = (await tx.interviews.open(user.id)).map((stored) => asOf(now, user, stored));
  return interviews.flatMap((stored) =>
    stored.steps
      .filter(({ state }) => state === "planned")
      .flatMap((step) => {
        const reminder = reminders.find(
          ({ interview, step: key }) => interview === stored.interview.id && key === step.key,
        );
        return reminder === undefined ? [] : [{ stored, reminder }];
      }),
  );
}
