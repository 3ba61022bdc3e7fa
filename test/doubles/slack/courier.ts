import { after } from "../../../src/core/time/instant.ts";
import type { World } from "./world.ts";

/** How Slack calls the three things it brings to an app. */
type ParcelKind = "events_api" | "slash_commands" | "interactive";

export interface Parcel {
  /** The event's, or the trigger's that came with it. */
  readonly id: string;
  readonly kind: ParcelKind;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the app may say something with its acknowledgement. */
  readonly takesAnswer: boolean;
}

export interface Retry {
  readonly number: number;
  readonly reason: string;
}

export type Outcome =
  | { readonly kind: "acknowledged"; readonly answer: unknown }
  /** `isFinal`: the app does not want it again. */
  | { readonly kind: "failed"; readonly reason: string; readonly isFinal: boolean };

/** How parcels get to the app: over a socket, or by requests to its server. */
export interface Transport {
  bring(parcel: Parcel, retry: Retry | null): Promise<Outcome>;
}

/** One parcel on its way. */
export class Delivery {
  readonly id: string;
  readonly parcel: Parcel;
  /** How many times it was brought. */
  attempts = 0;
  outcome: Outcome | null = null;
  readonly settled: Promise<Outcome>;

  constructor(parcel: Parcel, bring: (delivery: Delivery) => Promise<Outcome>) {
    this.id = parcel.id;
    this.parcel = parcel;
    this.settled = bring(this);
  }
}

/** What Slack waits before each repetition of an event that was not acknowledged: nothing, a minute, five. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];

/** Brings parcels to the app. Events come again until they are acknowledged, three times at most; others do not. */
export class Courier {
  readonly deliveries: Delivery[] = [];
  readonly #world: World;
  readonly #waiting = new Set<() => void>();
  #transport: Transport;
  #isStopped = false;

  constructor(world: World, transport: Transport) {
    this.#world = world;
    this.#transport = transport;
  }

  use(transport: Transport): void {
    this.#transport = transport;
  }

  deliver(parcel: Parcel): Delivery {
    const delivery = new Delivery(parcel, (own) => this.#bring(own));
    this.deliveries.push(delivery);
    return delivery;
  }

  /** Brings the same once more, as Slack does at times without a reason. */
  repeat({ parcel }: Delivery, retry: Retry | null = null): Promise<Outcome> {
    return this.#transport.bring(parcel, retry);
  }

  /** How many wait for their next attempt. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Nothing is brought again. */
  stop(): void {
    this.#isStopped = true;
    for (const callOff of this.#waiting) callOff();
    this.#waiting.clear();
  }

  async #bring(delivery: Delivery): Promise<Outcome> {
    let outcome = await this.#attempt(delivery, null);
    for (const [index, waitMs] of this.#pausesFor(delivery).entries()) {
      if (outcome.kind === "acknowledged" || outcome.isFinal || this.#isStopped) break;
      await this.#wait(waitMs);
      outcome = await this.#attempt(delivery, { number: index + 1, reason: outcome.reason });
    }
    delivery.outcome = outcome;
    this.#world.changes.notify();
    return outcome;
  }

  #pausesFor({ parcel }: Delivery): readonly number[] {
    return parcel.kind === "events_api" ? RETRY_AFTER_MS : [];
  }

  #attempt(delivery: Delivery, retry: Retry | null): Promise<Outcome> {
    delivery.attempts += 1;
    return this.#transport.bring(delivery.parcel, retry);
  }

  #wait(ms: number): Promise<void> {
    if (ms === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const { clock } = this.#world;
      const callOff = clock.wakeAt(after(clock.now(), ms), () => {
        this.#waiting.delete(callOff);
        resolve();
      });
      this.#waiting.add(callOff);
      this.#world.changes.notify();
    });
  }
}
