import type { MessageRef } from "../../src/core/address.ts";
import type { Delivery } from "../../src/core/delivery.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import type { StoredInterview } from "../../src/core/stored-interview.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { User } from "../../src/core/user.ts";
import type { StoredAddress } from "../../src/ports/store.ts";
import { BlockedError, type Holder, ModelTable } from "./model-table.ts";

/** A delivery as the database has it. */
export interface DeliveryRow extends Delivery {
  readonly number: number;
  readonly state: "scheduled" | "sending" | "sent" | "undeliverable" | "dead" | "withdrawn";
  readonly notBefore: Instant;
  readonly fence: number;
  readonly leaseUntil: Instant | null;
  readonly attempts: number;
  readonly uncertain: number;
  readonly firstTriedAt: Instant | null;
  readonly reason: string | null;
  readonly ref: MessageRef | null;
  readonly missed: boolean;
}

/** What one statement does, at one moment of the database's. */
export type Statement<T> = (holder: Holder) => T;

export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/**
 * As much of Postgres as delivery relies on, at READ COMMITTED: a statement sees what was committed when it began
 * and its own transaction's writes; a row that is written stays locked to the end of the transaction; a statement
 * that meets such a row waits, and then looks anew whether the row is still one it wants.
 */
export class ModelDatabase {
  readonly users = new ModelTable<User>();
  readonly addresses = new ModelTable<StoredAddress>();
  readonly interviews = new ModelTable<StoredInterview>();
  readonly reminders = new ModelTable<Reminder>();
  readonly deliveries = new ModelTable<DeliveryRow>();
  /** When each limit is free again, in milliseconds, which need not be whole ones. */
  readonly pace = new ModelTable<number>();
  #count = 0;
  #waiting: readonly (() => void)[] = [];

  /** The number of the next delivery. */
  nextNumber(): number {
    this.#count += 1;
    return this.#count;
  }

  /**
   * Runs the statement as soon as no other transaction is in its way. Gives back a function that ends the waiting,
   * after which `done` is not called any more.
   */
  execute<T>(holder: Holder, statement: Statement<T>, done: (outcome: Outcome<T>) => void): () => void {
    const attempt = (): void => {
      const outcome = attempted(holder, statement);
      if (outcome === "blocked") this.#waiting = [...this.#waiting, attempt];
      else done(outcome);
    };
    attempt();
    return () => {
      this.#waiting = this.#waiting.filter((one) => one !== attempt);
    };
  }

  /** @throws {Error} when the server has ended the transaction before. */
  commit(holder: Holder): void {
    if (holder.isOver) throw new Error(CLOSED);
    this.#end(holder, "commit");
  }

  /** Idempotent. */
  rollBack(holder: Holder): void {
    if (!holder.isOver) this.#end(holder, "rollback");
  }

  #end(holder: Holder, how: "commit" | "rollback"): void {
    holder.isOver = true;
    for (const table of this.#tables()) table.end(holder, how);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const attempt of waiting) attempt();
  }

  #tables() {
    return [this.users, this.addresses, this.interviews, this.reminders, this.deliveries, this.pace] as const;
  }
}

const CLOSED = "the server has closed the connection";

function attempted<T>(holder: Holder, statement: Statement<T>): Outcome<T> | "blocked" {
  if (holder.isOver) return { error: new Error(CLOSED) };
  try {
    return { value: statement(holder) };
  } catch (error) {
    return error instanceof BlockedError ? "blocked" : { error };
  }
}
