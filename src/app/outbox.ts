import type { Delivery } from "../core/delivery.ts";
import type { DeliveryId } from "../core/ids.ts";
import type { Instant } from "../core/time/instant.ts";
import type { AppPorts } from "./app-ports.ts";
import { deliver } from "./deliver.ts";
import { createLanes } from "./lanes.ts";

/**
 * So many messages are on their way at a time. When thousands of reminders are due in one second, none waits so
 * long for a connection to the database that it could be sent and not be noted.
 */
const AT_ONCE = 50;

/** Which message, and to whom: all there is to know before it is claimed. */
type Outgoing = Pick<Delivery, "id" | "address">;

/** The messages of this process on their way out. */
export interface Outbox {
  /**
   * One address's messages go out in the order they are put in; different people's do not wait for each other.
   * What is in already is not put in again, so one process never sends one message twice at the same time,
   * however long it was asleep in the middle of sending. Gives back how many were not in yet.
   */
  readonly put: (messages: readonly Outgoing[]) => number;
  /** Resolves when nothing is on its way. What is to be tried again later does not count. */
  readonly idle: () => Promise<void>;
  /** Tries nothing again from now on, and waits for what is on its way. */
  readonly stop: () => Promise<void>;
}

export function createOutbox(ports: AppPorts): Outbox {
  const lanes = createLanes(AT_ONCE);
  const inside = new Set<DeliveryId>();
  const retries = new Set<() => void>();
  let stopped = false;

  async function send(message: Outgoing): Promise<void> {
    if (inside.has(message.id)) return;
    inside.add(message.id);
    await lanes.enter(message.address, async () => {
      const again = await deliver(message.id, ports);
      inside.delete(message.id);
      if (again !== null) sendAt(again, message);
    });
  }

  function sendAt(at: Instant, message: Outgoing): void {
    if (stopped) return;
    const callOff = ports.clock.wakeAt(at, () => {
      retries.delete(callOff);
      return send(message);
    });
    retries.add(callOff);
  }

  return {
    put: (messages) => {
      const fresh = messages.filter(({ id }) => !inside.has(id));
      for (const message of fresh) void send(message);
      return fresh.length;
    },
    idle: () => lanes.idle(),
    stop: async () => {
      stopped = true;
      for (const callOff of retries) callOff();
      await lanes.idle();
    },
  };
}
