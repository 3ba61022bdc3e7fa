import type { ClaimedDelivery } from "../core/delivery.ts";
import { asOf } from "../core/playbook/as-of.ts";
import type { ReminderRef } from "../core/reminder.ts";
import { say } from "../core/text/say.ts";
import type { User } from "../core/user.ts";
import { type DueReminder, digestView, discreetDigest } from "../core/view/digest-view.ts";
import { discreetCard } from "../core/view/discreet-view.ts";
import { homeView } from "../core/view/home-view.ts";
import { lateNote } from "../core/view/late-note.ts";
import { commandsOn, type Lens, lensOf, tell } from "../core/view/lens.ts";
import { reminderCard, stepOf } from "../core/view/reminder-card.ts";
import type { View } from "../core/view/view.ts";
import type { Adapter, Receipt } from "../ports/adapter.ts";
import type { Tx } from "../ports/store.ts";
import type { AppPorts } from "./app-ports.ts";

/** What stands for a message's id where a page was shown. */
const HOME = "home";
/** The latest ended interviews: more is what the list is for. */
const CLOSED_ON_HOME = 10;

/** The one call of the adapter that a delivery is about. @throws {DeliveryError} */
export type Send = (adapter: Adapter) => Promise<Receipt>;

/** What a delivery shows, from what is true now; null when there is nothing to say any more. */
export async function whatToSend(tx: Tx, claimed: ClaimedDelivery, ports: AppPorts): Promise<Send | null> {
  const { content, to } = claimed;
  switch (content.kind) {
    case "reply":
      return await message(tx, claimed, content.view);
    case "reminders": {
      const view = await remindersView(tx, claimed, content.reminders, ports);
      return view === null ? null : await message(tx, claimed, view);
    }
    case "edit":
      return (adapter) => adapter.update(content.ref, content.view);
    case "removal":
      return async (adapter) => {
        await adapter.remove(content.ref);
        return { ref: content.ref, isRepeat: false };
      };
    case "home": {
      const view = await pageOf(tx, claimed, ports);
      return async (adapter) => {
        if (view !== null) await adapter.showHome?.(to, view);
        return { ref: { ...to, message: HOME }, isRepeat: false };
      };
    }
  }
}

/** A message of its own, with the doubt that hangs over it. */
async function message(tx: Tx, claimed: ClaimedDelivery, view: View): Promise<Send> {
  const { id: key, user: owner, to, uncertain, firstTriedAt: since } = claimed;
  if (uncertain === 0) return (adapter) => adapter.send(to, view, { key, doubt: null });
  const user = await tx.users.byId(owner);
  const note = say(user?.language ?? "en", "delivery.repeated");
  return (adapter) => adapter.send(to, view, { key, doubt: { since, note } });
}

async function remindersView(
  tx: Tx,
  { user: owner, to }: ClaimedDelivery,
  refs: readonly ReminderRef[],
  ports: AppPorts,
): Promise<View | null> {
  const user = await tx.users.byId(owner);
  if (user === null) return null;
  const look = lensOf(user, ports.clock.now(), commandsOn(to.platform));
  const claimed: DueReminder[] = [];
  for (const ref of refs) {
    const one = await dueReminder(tx, user, ref);
    if (one !== null) claimed.push({ ...one, stored: asOf(look.now, user, one.stored) });
  }
  return shownNow(look, user, onceEach(claimed));
}

/** One reminder a step: the first one and its nudge may have gathered. */
function onceEach(claimed: readonly DueReminder[]): readonly DueReminder[] {
  const byStep = new Map(
    claimed.map((one) => [`${one.reminder.interview} ${one.reminder.step}`, one] as const),
  );
  return [...byStep.values()];
}

function isDue({ stored, reminder }: DueReminder): boolean {
  return stepOf(stored, reminder)?.state === "planned";
}

/** What is still planned, and a word about what has waited until it came too late; null when there is neither. */
function shownNow(look: Lens, user: User, claimed: readonly DueReminder[]): View | null {
  const due = claimed.filter(isDue);
  const late = claimed.filter((one) => !isDue(one));
  const [first] = due;
  if (late.length > 0) {
    return user.discreet
      ? discreetDigest(look, due.length, [tell(look, "late.count", { count: late.length })])
      : digestView(look, due, [lateNote(look, late)]);
  }
  if (first === undefined) return null;
  if (due.length > 1) return user.discreet ? discreetDigest(look, due.length) : digestView(look, due);
  const { reminder, stored } = first;
  return user.discreet ? discreetCard(look, reminder) : reminderCard(look, stored, reminder);
}

/** Null when the plan has moved on, or when the person had dealt with it. */
async function dueReminder(tx: Tx, user: User, { id, revision }: ReminderRef): Promise<DueReminder | null> {
  const reminder = await tx.reminders.byId(user.id, id);
  if (reminder === null || reminder.revision !== revision) return null;
  const stored = await tx.interviews.byId(user.id, reminder.interview);
  if (stored === null || stepOf(stored, reminder)?.state !== "planned") return null;
  return { stored, reminder };
}

/** The page of a user beside the chat. */
async function pageOf(tx: Tx, { user: id, to }: ClaimedDelivery, ports: AppPorts): Promise<View | null> {
  const user = await tx.users.byId(id);
  if (user === null) return null;
  const interviews = await tx.interviews.open(id);
  const closed = await tx.interviews.closed(id, CLOSED_ON_HOME);
  const look = lensOf(user, ports.clock.now(), commandsOn(to.platform));
  return homeView(
    look,
    [...interviews, ...closed].map((stored) => asOf(look.now, user, stored)),
  );
}
