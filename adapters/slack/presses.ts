import type { Author, InboundEvent } from "../../src/core/conversation/event.ts";
import type { Logger } from "../../src/ports/logger.ts";
import type { DirectChats } from "../shared/direct-chats.ts";
import { addressOf, refOf } from "./addresses.ts";
import { toDeliveryError } from "./errors.ts";
import type { Keeper } from "./keeper.ts";
import type { Modals } from "./modals.ts";
import type { Press } from "./normalise-interaction.ts";
import type { People } from "./people.ts";

interface Parts {
  readonly people: People;
  readonly chats: DirectChats;
  readonly modals: Modals;
  readonly keeper: Keeper;
  readonly logger: Logger;
}

/** Takes in presses; a form is opened at once where one is asked for. */
export class Presses {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Rejects where it is not even known whose chat it belongs to: nothing can be said there, and Slack warns the
   * person when it is not acknowledged.
   */
  async take(press: Press): Promise<void> {
    const { people, modals, keeper } = this.#parts;
    const author = people.of(press.person);
    if (press.asks !== null && (await modals.openAsked(press, await author))) return;
    await keeper.inTurn(press.person, async () => this.#keep(press, await author));
  }

  async #keep({ id, person, at, token, source }: Press, author: Author): Promise<void> {
    const { chats, keeper, logger } = this.#parts;
    const { workspace } = person;
    let chat: string;
    try {
      chat = source?.chat ?? (await chats.of(person));
    } catch (error) {
      const reason = toDeliveryError(error).message;
      logger.warn("slack: a chat could not be opened", { reason });
      throw new Error("a press was not taken", { cause: error });
    }
    const event: InboundEvent = {
      id,
      from: addressOf(workspace, chat),
      author,
      at,
      kind: "press",
      token,
      source: source === null ? null : refOf(workspace, source),
      answer: null,
    };
    if (!(await keeper.keep(event, { isOnlyCopy: true }))) await keeper.giveUp(event);
  }
}
