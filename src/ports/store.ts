import type { Account, Address, MessageRef, Platform } from "../core/address.ts";
import type { Conversation } from "../core/conversation/state.ts";
import type { ClaimedDelivery, Delivery, DeliveryOutcome, Missed, Outgoing } from "../core/delivery.ts";
import type { AddressId, DeliveryId, InterviewId, ReminderId, UserId } from "../core/ids.ts";
import type { Reminder, ReminderRef } from "../core/reminder.ts";
import type { StoredInterview } from "../core/stored-interview.ts";
import type { Instant } from "../core/time/instant.ts";
import type { User } from "../core/user.ts";
import type { Installations, WorkspaceKey } from "./installations.ts";
import type { Limit } from "./adapter.ts";
import type { ArmedReminder } from "./scheduler.ts";

export const ADDRESS_STATES = ["active", "blocked", "gone"] as const;
type AddressState = (typeof ADDRESS_STATES)[number];

/** An address of a user, with the account behind it. */
export interface StoredAddress extends Address {
  readonly id: AddressId;
  readonly user: UserId;
  readonly account: string;
  readonly state: AddressState;
}

/** Everything is bound to its owner: another person's row is the same as no row. */
export interface Tx {
  readonly inbox: {
    /** True the first time an event's id is seen; false for every repetition. */
    admit(eventId: string): Promise<boolean>;
    /** Forgets ids that were admitted longer ago, at most so many; gives back how many it forgot. */
    prune(olderThanMs: number, limit: number): Promise<number>;
  };
  readonly users: {
    /**
     * The address of this account with its user, locked until the transaction ends, so that the events of one
     * user are handled one after the other; null when we have never met.
     */
    byAccount(key: Account): Promise<{ readonly user: User; readonly address: StoredAddress } | null>;
    byId(id: UserId): Promise<User | null>;
    /** Inserts or replaces. */
    save(user: User): Promise<void>;
  };
  readonly addresses: {
    /** Inserts; when another transaction has just inserted the same account, waits for it and gives false. */
    add(address: StoredAddress): Promise<boolean>;
    of(user: UserId): Promise<readonly StoredAddress[]>;
    /** Those of all of these users. */
    ofMany(users: readonly UserId[]): Promise<readonly StoredAddress[]>;
    setState(id: AddressId, state: AddressState): Promise<void>;
    /** The direct-message chat can change while the account stays. */
    setChat(id: AddressId, chat: string): Promise<void>;
    /** Makes the workspace's active addresses `gone`. */
    closeWorkspace(key: WorkspaceKey): Promise<void>;
    /** Makes the workspace's addresses active that are `gone`. */
    reopenWorkspace(key: WorkspaceKey): Promise<void>;
  };
  /** The tokens are sealed; without a key, finding and saving throw a clear error. */
  readonly installations: Installations;
  readonly conversations: {
    /** The idle conversation where none was saved yet, or where the saved one is of a version nobody reads. */
    load(user: UserId): Promise<Conversation>;
    save(user: UserId, next: Conversation): Promise<void>;
  };
  readonly interviews: {
    byId(owner: UserId, id: InterviewId): Promise<StoredInterview | null>;
    /**
     * Those without an outcome, or with one that left something to wait for or to do (thanks, a farewell), soonest
     * start first.
     */
    open(owner: UserId): Promise<readonly StoredInterview[]>;
    /** All others, latest outcome first. */
    closed(owner: UserId, limit: number): Promise<readonly StoredInterview[]>;
    /**
     * Writes the interview, its people, and its steps in place of the stored ones.
     * @throws {StaleRevisionError} unless the stored revision is one less (0: not stored yet).
     */
    save(stored: StoredInterview): Promise<void>;
  };
  readonly reminders: {
    byId(owner: UserId, id: ReminderId): Promise<Reminder | null>;
    ofInterview(owner: UserId, interview: InterviewId): Promise<readonly Reminder[]>;
    /**
     * Those of the open interviews, earliest first; the cancelled ones among them, which a new
     * plan may bring back.
     */
    ofOpenInterviews(owner: UserId): Promise<readonly Reminder[]>;
    /** Inserts or replaces. */
    put(reminders: readonly Reminder[]): Promise<void>;
    /**
     * Makes those `fired` that are still scheduled, of that revision and due, and with them whatever else is due
     * to the same people; gives them back, earliest first, and as the plan lists them where they are due together.
     */
    claim(due: readonly ReminderRef[]): Promise<readonly Reminder[]>;
    /** Scheduled and due since `sinceMs` or longer, by the clock that decides what is due; earliest first. */
    overdue(sinceMs: number, limit: number): Promise<readonly ReminderRef[]>;
    /** Scheduled and due before `until`, earliest first. */
    upcoming(until: Instant, limit: number): Promise<readonly ArmedReminder[]>;
  };
  readonly deliveries: {
    /** A page that waits to be shown gives way to a newer one of the same address. */
    add(deliveries: readonly Delivery[]): Promise<void>;
    /**
     * Takes the delivery for `leaseMs`: scheduled and not held back, or sending with a lease that ran out,
     * which counts as one more uncertain attempt. Null when it is neither.
     */
    claim(id: DeliveryId, leaseMs: number): Promise<ClaimedDelivery | null>;
    /** Whether the claim with this fence still has the delivery, and will have it for `forMs`. */
    holds(id: DeliveryId, fence: number, forMs: number): Promise<boolean>;
    /** Writes how the attempt ended; false when the fence is not the newest any more and nothing was written. */
    settle(id: DeliveryId, fence: number, outcome: DeliveryOutcome): Promise<boolean>;
    /** Those to this platform that could be claimed now, oldest first. */
    ready(platform: Platform, limit: number): Promise<readonly Outgoing[]>;
    /**
     * Takes back the reminders that wait to be sent to these addresses and of which surely none was shown, to go
     * out with newer ones.
     */
    recall(
      addresses: readonly AddressId[],
    ): Promise<readonly { readonly address: AddressId; readonly reminders: readonly ReminderRef[] }[]>;
    /** What was given up since the user was last told of such things; they count as told from now on. */
    takeMissed(user: UserId): Promise<Missed>;
    /**
     * Notes where the person has found a reminder of which several copies may be there. Gives the copy that was
     * known until then; null when it is the same one, or there is only one.
     */
    noteCopy(address: AddressId, reminder: ReminderId, found: MessageRef): Promise<MessageRef | null>;
  };
  readonly pace: {
    /**
     * Takes the next free moment under all these limits, the widest first, over all processes; gives how long it
     * is until then. @throws {PacedError} when the widest is not free within `withinMs`, or another one not then.
     */
    take(limits: readonly Limit[], withinMs: number): Promise<number>;
    /** How long it is until the limit has a free moment; 0 when it has one now. */
    waitMs(limit: Limit): Promise<number>;
    /** Lets nobody take a moment under this limit for so long. */
    hold(limit: Limit, forMs: number): Promise<void>;
  };
  readonly time: {
    /** By the clock that decides what is due. */
    now(): Promise<Instant>;
    /** How long ago that was due which is due for longest and was not sent; 0 when nothing is. */
    oldestOverdueMs(): Promise<number>;
  };
}

/** A limit does not let anything through so soon. */
export class PacedError extends Error {
  override readonly name = "PacedError";
  readonly limit: Limit;
  readonly waitMs: number;

  constructor(limit: Limit, waitMs: number) {
    super("a platform's pace does not allow it yet");
    this.limit = limit;
    this.waitMs = waitMs;
  }
}

/** The database. */
export interface Store {
  /**
   * Runs `work` in one transaction: all of it, or nothing when it throws. Where two transactions get in each
   * other's way, one of them is undone and its `work` runs again, so it must change nothing outside of `tx`.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` without a transaction: each of its calls takes effect by itself. It is half as dear, and enough for
   * one change alone and for reading what need not be of one moment. `work` may run again, too.
   */
  direct<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Somebody else has changed the interview meanwhile. */
export class StaleRevisionError extends Error {
  override readonly name = "StaleRevisionError";
}
