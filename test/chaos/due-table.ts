import type { UserId } from "../../src/core/ids.ts";
import type { Interview } from "../../src/core/interview.ts";
import { stepKey } from "../../src/core/playbook/facts.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import type { Store } from "../../src/ports/store.ts";
import { aReminder, anAddress, anInterview, aStep, aUser } from "../support/stores/samples.ts";
import type { Chat } from "./platform-talk.ts";

/** What goes in with one transaction; so many of those run side by side. */
const PEOPLE_AT_ONCE = 50;
const REMINDERS_AT_ONCE = 500;
const SIDE_BY_SIDE = 4;
const STEP = stepKey("follow-up-1");

/** One reminder that is to be shown: to whom, about what, and from when on. */
export interface Due {
  readonly user: UserId;
  readonly chat: Chat;
  /** The company it is about; no other one is about that. */
  readonly company: string;
  readonly reminder: Reminder;
}

export interface DueTable {
  /** From when on they are due. */
  readonly beginAt: Instant;
  readonly due: readonly Due[];
}

/**
 * Stores a person for every chat, each with one interview whose follow-up is to be reminded of, by the store that the
 * product has. The reminders are due at any time within `overMs`, which begins `headStartMs` after all is stored.
 */
export async function fillDueTable(
  store: Store,
  chats: readonly Chat[],
  times: { readonly headStartMs: number; readonly overMs: number; readonly random: () => number },
): Promise<DueTable> {
  const people: Moved[] = [];
  let next = 0;
  const bringIn = async (): Promise<void> => {
    while (next < chats.length) {
      const first = next;
      next += PEOPLE_AT_ONCE;
      people.push(...(await moveIn(store, chats.slice(first, next), first)));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, bringIn));
  const beginAt = after(instant(Date.now()), Math.ceil(times.headStartMs));
  const due = people.map(({ interview, chat }): Due => {
    const dueAt = after(beginAt, Math.floor(times.random() * times.overMs));
    const reminder = aReminder(interview, { step: STEP, dueAt, plannedFor: dueAt });
    return { user: interview.owner, chat, company: interview.company, reminder };
  });
  for (let start = 0; start < due.length; start += REMINDERS_AT_ONCE) {
    const reminders = due.slice(start, start + REMINDERS_AT_ONCE).map(({ reminder }) => reminder);
    await store.transact((tx) => tx.reminders.put(reminders));
  }
  return { beginAt, due };
}

interface Moved {
  readonly interview: Interview;
  readonly chat: Chat;
}

function moveIn(store: Store, chats: readonly Chat[], first: number): Promise<readonly Moved[]> {
  const soon = after(instant(Date.now()), 60_000);
  return store.transact(async (tx) => {
    const moved: Moved[] = [];
    for (const [index, chat] of chats.entries()) {
      const company = `Employer ${String(first + index).padStart(6, "0")}`;
      const user = aUser({ name: null });
      const interview = anInterview(user, { company, people: [], materials: [], promise: null });
      const step = aStep({ key: STEP, kind: "follow-up-1", person: null, dueAt: soon, deadline: null });
      await tx.users.save(user);
      await tx.addresses.add(anAddress(user, chat));
      await tx.interviews.save({ interview, steps: [step] });
      moved.push({ interview, chat });
    }
    return moved;
  });
}
