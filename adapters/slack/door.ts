import { App, type Logger as SlackLogger, type Receiver, type ReceiverEvent } from "@slack/bolt";
import type { Parcel } from "./intake.ts";

type Take = (parcel: Parcel) => Promise<void>;

/** From now on what the receiver has read and checked goes to `take`, which rejects what is to be brought again. */
export function leadTo(take: Take, receiver: Receiver, logger: SlackLogger): void {
  receiver.init(new Door(take, receiver, logger));
}

/**
 * Bolt, as far as its receivers. On its own way from there it acknowledges an event before any listener has seen
 * it, so that a crash would lose it, and passes over what it finds no token for.
 */
class Door extends App {
  readonly #take: Take;

  constructor(take: Take, receiver: Receiver, logger: SlackLogger) {
    super({ receiver, authorize: () => Promise.resolve({}), convoStore: false, ignoreSelf: false, logger });
    this.#take = take;
  }

  override processEvent({ body, ack, retryNum = 0 }: ReceiverEvent): Promise<void> {
    return this.#take({ body, acknowledge: (says) => ack(says), retry: retryNum });
  }
}
