import { randomUUID } from "node:crypto";
import type { Address, MessageRef } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { type DeliveryId, parseId } from "../../src/core/ids.ts";
import type { Adapter, Attempt } from "../../src/ports/adapter.ts";
import type { FaultKind } from "../doubles/shared/faults.ts";

/** A message as a person sees it. */
export interface SeenCard {
  readonly text: string;
  /** Every run of text that is shown in another way than plain, a link or a mention among them. */
  readonly marked: readonly { readonly as: string; readonly text: string }[];
  readonly buttons: readonly { readonly label: string; readonly token: string }[];
  /** What can be opened from it. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Whether a page that the text names would be shown below it. */
  readonly linkPreview: boolean;
}

/** A person on the platform. Every action reaches the adapter as the platform would bring it. */
export interface ContractPerson {
  readonly address: Address;
  readonly account: string;
  says(text: string): void;
  commands(name: string, args: string): void;
  presses(ref: MessageRef, label: string): void;
  sendsUnreadable(): void;
  blocks(): void;
  unblocks(): void;
  deletes(ref: MessageRef): void;
  /** What the bot has shown, oldest first. */
  sees(): readonly SeenCard[];
}

export interface AdapterHarness {
  readonly adapter: Adapter;
  start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void>;
  person(name: "ada" | "bob"): ContractPerson;
  /** The next request that sends a message is struck. */
  fault(fault: FaultKind): void;
  /** How many requests to send a message have arrived. */
  requests(): number;
  /** An adapter of the same kind whose platform cannot be connected to. */
  unreachable(): Adapter;
  /** An address that never was. */
  readonly nowhere: Address;
  /** Whether the platform would bring something again. */
  isConfirmed(): boolean;
  /** Resolves when the platform would bring nothing again. */
  confirmed(): Promise<void>;
  /** How often an event that nobody can store is brought before it is given up. */
  readonly attempts: number;
  /** Lets pass what time it takes until an event that was not stored comes again. */
  nextAttempt(): Promise<void>;
  close(): Promise<void>;
}

export function firstAttempt(): Attempt {
  const key = parseId<DeliveryId>(randomUUID());
  if (key === null) throw new Error("a random UUID is an id");
  return { key, doubt: null };
}

/** Events as they come, for tests to wait for. */
export class EventInbox {
  readonly events: InboundEvent[] = [];
  readonly #waiters = new Set<() => void>();
  readonly #outcomes: (() => Promise<void>)[] = [];

  /** What becomes of the next events: stored unless told otherwise. */
  willDo(...outcomes: readonly (() => Promise<void>)[]): void {
    this.#outcomes.push(...outcomes);
  }

  readonly take = async (event: InboundEvent): Promise<void> => {
    this.events.push(event);
    const outcome = this.#outcomes.shift();
    for (const waiter of this.#waiters) waiter();
    await outcome?.();
  };

  async received(count: number): Promise<readonly InboundEvent[]> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.events.length < count) return;
        this.#waiters.delete(look);
        resolve(this.events.slice(0, count));
      };
      this.#waiters.add(look);
      look();
    });
  }
}
