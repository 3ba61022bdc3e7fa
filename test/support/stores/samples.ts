import { randomUUID } from "node:crypto";
import type { Delivery } from "../../../src/core/delivery.ts";
import {
  type AddressId,
  type DeliveryId,
  type InterviewId,
  type PersonId,
  parseId,
  type ReminderId,
  type UserId,
} from "../../../src/core/ids.ts";
import { type Interview, UNSAID } from "../../../src/core/interview.ts";
import { type PlannedStep, stepKey } from "../../../src/core/playbook/facts.ts";
import type { Reminder } from "../../../src/core/reminder.ts";
import { type Day, parseDay } from "../../../src/core/time/day.ts";
import { type Instant, parseInstant } from "../../../src/core/time/instant.ts";
import { instantOf, parseZone, type ZoneId } from "../../../src/core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS, type User } from "../../../src/core/user.ts";
import { view } from "../../../src/core/view/view.ts";
import type { Installation } from "../../../src/ports/installations.ts";
import type { StoredAddress, Tx } from "../../../src/ports/store.ts";

// Whole, valid values for tests of the store; each call makes one with ids of its own.

type AnyId = UserId | AddressId | InterviewId | PersonId | ReminderId | DeliveryId;

export function newId<Id extends AnyId>(): Id {
  return present(parseId<Id>(randomUUID()));
}

/** The value, where a test knows that there is one. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("the test expected a value");
  return value;
}

export const at = (iso: string): Instant => present(parseInstant(iso));
export const day = (text: string): Day => present(parseDay(text));
export const zone = (name: string): ZoneId => present(parseZone(name));

export function aUser(changes: Partial<User> = {}): User {
  return {
    id: newId<UserId>(),
    name: "Åsa Öberg",
    language: "en",
    timeZone: zone("Europe/Stockholm"),
    wakingHours: DEFAULT_WAKING_HOURS,
    pace: "standard",
    discreet: false,
    workingDays: DEFAULT_WORKING_DAYS,
    holidays: null,
    ...changes,
  };
}

export function anAddress(user: User, changes: Partial<StoredAddress> = {}): StoredAddress {
  const account = randomUUID();
  return {
    id: newId<AddressId>(),
    user: user.id,
    platform: "telegram",
    workspace: "",
    account,
    chat: `chat of ${account}`,
    state: "active",
    ...changes,
  };
}

export function anInterview(owner: User, changes: Partial<Interview> = {}): Interview {
  const wall = { day: day("2026-11-17"), minute: 14 * 60 };
  const startsAt = instantOf(wall, zone("Europe/Stockholm"));
  return {
    id: newId<InterviewId>(),
    owner: owner.id,
    revision: 1,
    company: "Acme",
    role: "Backend developer",
    startsAt: { at: startsAt, wall, zone: zone("Europe/Stockholm"), words: "yesterday 14:00" },
    endsAt: at("2026-11-17T14:00:00Z"),
    people: [
      { id: newId<PersonId>(), name: "Jane Doe", title: "CTO", kind: "interviewer" },
      { id: newId<PersonId>(), name: "Per Lund", title: null, kind: "recruiter" },
    ],
    promise: { from: day("2026-11-19"), by: day("2026-11-20"), words: "by Friday", saidAt: null },
    ...UNSAID,
    channel: "email",
    materials: [{ what: "references", due: null }],
    hook: "the story of the migration",
    done: [],
    snoozed: [],
    outcome: null,
    outcomeAt: null,
    loggedAt: at("2026-11-18T08:30:00.123Z"),
    ...changes,
  };
}

export function aStep(changes: Partial<PlannedStep> = {}): PlannedStep {
  return {
    key: stepKey("thank-you", "jane"),
    kind: "thank-you",
    person: "jane",
    item: null,
    channel: "email",
    dueAt: at("2026-11-18T08:30:00Z"),
    deadline: at("2026-11-18T14:00:00Z"),
    rules: ["thank-every-interview"],
    state: "planned",
    remindAt: [at("2026-11-18T08:30:00Z"), at("2026-11-18T12:00:00.001Z")],
    ...changes,
  };
}

export function aReminder(interview: Interview, changes: Partial<Reminder> = {}): Reminder {
  return {
    id: newId<ReminderId>(),
    revision: 1,
    owner: interview.owner,
    interview: interview.id,
    step: stepKey("follow-up-1"),
    nth: 1,
    plannedFor: at("2026-11-23T08:30:00Z"),
    dueAt: at("2026-11-23T08:30:00Z"),
    state: "scheduled",
    ...changes,
  };
}

export function aDelivery(to: StoredAddress, changes: Partial<Delivery> = {}): Delivery {
  return {
    id: newId<DeliveryId>(),
    user: to.user,
    address: to.id,
    content: { kind: "reply", view: view([{ kind: "text", text: "Saved." }]) },
    ...changes,
  };
}

export const ENCRYPTION_KEY = "5f".repeat(32);

export function anInstallation(changes: Partial<Installation> = {}): Installation {
  return {
    platform: "slack",
    workspace: `T${randomUUID()}`,
    account: "U0BOT",
    token: `xoxb-canary-${randomUUID()}`,
    scopes: ["chat:write", "im:history"],
    installedAt: at("2026-11-22T09:00:00.007Z"),
    ...changes,
  };
}

/** Stores a user with one address and one interview. */
export async function addSomebody(
  tx: Tx,
): Promise<{ user: User; address: StoredAddress; interview: Interview }> {
  const user = aUser();
  const address = anAddress(user);
  const interview = anInterview(user);
  await tx.users.save(user);
  await tx.addresses.add(address);
  await tx.interviews.save({ interview, steps: [] });
  return { user, address, interview };
}
