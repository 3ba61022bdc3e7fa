import type { Outgoing } from "../core/delivery.ts";
import type { DeliveryId } from "../core/ids.ts";
import type { AppPorts } from "./app-ports.ts";
import { type Again, deliver, type DeliveryParts, type Run } from "./deliver.ts";
import { createLanes } from "./lanes.ts";
import { createSleep } from "./sleep.ts";
import { sparingStore } from "./sparing-store.ts";
import { createTurnstile, type Turnstile } from "./turnstile.ts";

/**
 * So many messages are on their way at a time, of each that has a pace of its own. When thousands of reminders are
 * due in one second, none waits so long for a connection to the database that it could be sent and not be noted.
 */
const AT_ONCE = 50;
/**
 * So many of them use the database at a time: of the ten connections to Postgres, what falls due, and what people write,
 * finds a free one however many messages are on their way. Three are enough for any platform's pace.
 */
const AT_ONCE_IN_STORE = 3;

/** The messages of this process on their way out. */
export interface Outbox {
  /**
   * One address's messages go out in the order they are put in; different people's do not wait for each other,
   * unless the platform's pace makes them: then answers, for which somebody waits, go before reminders.
   * What is in already is not put in again, so one process never sends one message twice at the same time,
   * however long it was asleep in the middle of sending. Gives back how many were not in yet.
   */
  readonly put: (messages: readonly Outgoing[]) => number;
  /** Resolves when nothing is on its way. What is to be tried again later does not count. */
  readonly idle: () => Promise<void>;
  /** Begins nothing from now on, tries nothing again, and waits for what is being sent. */
  readonly stop: () => Promise<void>;
}

export function createOutbox(
  ports: AppPorts,
  more: Pick<DeliveryParts, "clockCheck" | "counts" | "lease">,
): Outbox {
  const lanes = createLanes();
  const turnstiles = new Map<string, Turnstile>();
  const inside = new Set<DeliveryId>();
  const retries = new Set<() => void>();
  const sleep = createSleep(ports.clock);
  const store = sparingStore(ports.store, AT_ONCE_IN_STORE);
  const parts: DeliveryParts = { ...ports, ...more, store, sleep };

  /** One for all messages that the same widest limit holds back. */
  function turnstileOf(message: Outgoing): Turnstile {
    const { platform } = message.to;
    const bucket = ports.adapters.get(platform)?.limitsOf(message)[0]?.bucket ?? platform;
    const known = turnstiles.get(bucket);
    if (known !== undefined) return known;
    const turnstile = createTurnstile(AT_ONCE);
    turnstiles.set(bucket, turnstile);
    return turnstile;
  }

  async function send(message: Outgoing, run: Run): Promise<void> {
    if (inside.has(message.id)) return;
    inside.add(message.id);
    const again = await lanes.enter(laneOf(message), () =>
      turnstileOf(message).enter(isAwaited(message), async (letNextIn) =>
        sleep.isCalledOff ? null : await run(letNextIn),
      ),
    );
    inside.delete(message.id);
    if (again !== null) sendLater(again);
  }

  function sendLater({ at, message, run }: Again): void {
    if (sleep.isCalledOff) return;
    const callOff = ports.clock.wakeAt(at, () => {
      retries.delete(callOff);
      return send(message, run);
    });
    retries.add(callOff);
  }

  return {
    put: (messages) => {
      const fresh = messages.filter(({ id }) => !inside.has(id));
      for (const message of fresh) void send(message, (letNextIn) => deliver(message, parts, letNextIn));
      return fresh.length;
    },
    idle: () => lanes.idle(),
    stop: async () => {
      sleep.callOff();
      for (const callOff of retries) callOff();
      await lanes.idle();
    },
  };
}

/** Whether somebody sits there and waits for it. */
function isAwaited({ kind }: Outgoing): boolean {
  return kind === "reply" || kind === "edit";
}

/** The answers of an address are in order, and never wait behind its reminders. */
function laneOf(message: Outgoing): string {
  return isAwaited(message) ? message.address : `${message.address} reminders`;
}
