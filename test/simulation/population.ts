import {
  type AddressId,
  type DeliveryId,
  freshId,
  type InterviewId,
  type ReminderId,
  type UserId,
} from "../../src/core/ids.ts";
import { type PlannedStep, stepKey } from "../../src/core/playbook/facts.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import { after, type Instant } from "../../src/core/time/instant.ts";
import { view } from "../../src/core/view/view.ts";
import type { StoredAddress } from "../../src/ports/store.ts";
import { anAddress, anInterview, aReminder, aStep, aUser } from "../support/stores/samples.ts";
import type { ModelDatabase } from "./model-database.ts";
import { ModelDeliveries } from "./model-deliveries.ts";
import type { ModelledPlatform } from "./model-platform.ts";
import type { Holder } from "./model-table.ts";
import type { Random } from "./random.ts";

const LAST_DUE_MS = 30_000;
// Made once: beside their ids it does not matter what they are, and there are a hundred thousand runs.
const USER = aUser();
const INTERVIEW = anInterview(USER);
const STEP = aStep({ kind: "prepare", deadline: null, channel: null });
const REMINDER = aReminder(INTERVIEW);

/** The people of one run, with what is due to them. */
export interface Population {
  readonly addresses: readonly StoredAddress[];
  readonly reminders: readonly Reminder[];
}

interface Parts {
  readonly random: Random;
  readonly platforms: readonly ModelledPlatform[];
  readonly now: Instant;
  readonly newId: () => string;
}

/** Fills an empty database with a few people, their reminders, and answers that wait to be sent. */
export function populate(database: ModelDatabase, parts: Parts): Population {
  const { random, now, newId } = parts;
  const holder: Holder = { isOver: false };
  const people = Array.from({ length: random.between(1, 3) }, () => person(database, holder, parts));
  const deliveries = new ModelDeliveries(database, holder, () => now);
  for (const { addresses } of people) {
    const address = random.pick(addresses);
    for (let count = random.between(0, 2); count > 0; count -= 1) {
      const id = freshId<DeliveryId>(newId);
      const content = { kind: "reply", view: view([{ kind: "text", text: id }]) } as const;
      deliveries.add([{ id, user: address.user, address: address.id, content }]);
    }
  }
  database.commit(holder);
  return {
    addresses: people.flatMap(({ addresses }) => addresses),
    reminders: people.flatMap(({ reminders }) => reminders),
  };
}

function stepAt(index: number, dueAt: Instant): PlannedStep {
  return { ...STEP, key: stepKey("prepare", String(index)), dueAt };
}

function person(
  database: ModelDatabase,
  holder: Holder,
  { random, platforms, now, newId }: Parts,
): Population {
  const user = { ...USER, id: freshId<UserId>(newId) };
  const first = random.between(0, platforms.length - 1);
  const addresses = platforms.slice(first, first + random.between(1, 2)).map((platform) => {
    const account = newId();
    return anAddress(user, { id: freshId<AddressId>(newId), platform, account, chat: account });
  });
  const dueAt = Array.from({ length: random.between(1, 5) }, () =>
    after(now, random.between(0, LAST_DUE_MS)),
  );
  const steps = dueAt.map((at, index) => stepAt(index, at));
  const interview = { ...INTERVIEW, id: freshId<InterviewId>(newId), owner: user.id };
  const reminders = steps.map(({ key, dueAt: at }) => {
    const due = { step: key, plannedFor: at, dueAt: at };
    return { ...REMINDER, ...due, id: freshId<ReminderId>(newId), owner: user.id, interview: interview.id };
  });
  database.users.change(holder, [user.id], () => user);
  for (const address of addresses) database.addresses.change(holder, [address.id], () => address);
  database.interviews.change(holder, [interview.id], () => ({ interview, steps }));
  for (const reminder of reminders) database.reminders.change(holder, [reminder.id], () => reminder);
  return { addresses, reminders };
}
