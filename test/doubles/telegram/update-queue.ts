import { after } from "../../../src/core/time/instant.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import { Changes } from "../shared/changes.ts";
import { type BotApiError, badRequest, conflict } from "./bot-api-error.ts";
import type { Payload } from "./schemas.ts";

export interface WireUpdate {
  readonly update_id: number;
  readonly [kind: string]: unknown;
}

export interface PendingUpdate {
  readonly update: WireUpdate;
  /** How often its confirmation is still to be lost. */
  readonly repeats: number;
  /** Updates with the same key reach a webhook one after the other. */
  readonly orderKey: string;
}

/** Asked for by name only; everything else comes when nothing was asked for. */
const NOT_BY_DEFAULT = new Set(["chat_member", "message_reaction", "message_reaction_count"]);
const CONFLICT_POLLER =
  "terminated by other getUpdates request; make sure that only one bot instance is running";
const CONFLICT_WEBHOOK =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

interface Waiting {
  readonly fail: (error: BotApiError) => void;
}

/** Updates that the bot has not confirmed yet, and the one poll that may wait for them. */
export class UpdateQueue {
  readonly changes = new Changes();
  /** How often a poll's confirmation of a new update is lost, so that it is brought once more. */
  repeats: () => number = () => 0;
  readonly #clock: Clock;
  #pending: PendingUpdate[] = [];
  #lastId = 710_000_000;
  #allowed: ReadonlySet<string> | null = null;
  #waiting: Waiting | null = null;
  #webhook = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get pending(): readonly PendingUpdate[] {
    return this.#pending;
  }

  /** The update's id, or null when the bot does not want such updates. */
  push(kind: string, body: unknown, chat: number): number | null {
    if (!this.wants(kind)) return null;
    this.#lastId += 1;
    const update = { update_id: this.#lastId, [kind]: body };
    this.#pending.push({ update, repeats: this.repeats(), orderKey: `${kind}:${chat}` });
    this.changes.notify();
    return this.#lastId;
  }

  wants(kind: string): boolean {
    return this.#allowed === null ? !NOT_BY_DEFAULT.has(kind) : this.#allowed.has(kind);
  }

  /** Remembered until the next call that names some; an empty list stands for the default. */
  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds.length === 0 ? null : new Set(kinds);
  }

  confirm(id: number): void {
    this.#pending = this.#pending.filter(({ update }) => update.update_id !== id);
    this.changes.notify();
  }

  clear(): void {
    this.#pending = [];
    this.changes.notify();
  }

  /** While a webhook is set, polls are refused; one that waits is sent away. */
  setWebhook(active: boolean): void {
    this.#webhook = active;
    if (active) this.#waiting?.fail(conflict("terminated by setWebhook request"));
  }

  /** @throws {BotApiError} 409 when a webhook is set, or (the older poll) when another poll begins. */
  async poll(request: Payload<"getUpdates">, gone: AbortSignal): Promise<readonly WireUpdate[]> {
    if (this.#webhook) throw conflict(CONFLICT_WEBHOOK);
    const { offset = 0, limit = 100, timeout = 0 } = request;
    if (limit < 1 || limit > 100 || timeout < 0)
      throw badRequest("the double refuses getUpdates: limit or timeout");
    this.allow(request.allowed_updates);
    this.#waiting?.fail(conflict(CONFLICT_POLLER));
    this.#forgetBefore(offset);
    if (this.#pending.length === 0 && timeout > 0) await this.#wait(timeout, gone);
    return this.#pending.slice(0, limit).map(({ update }) => update);
  }

  #forgetBefore(offset: number): void {
    this.#pending =
      offset < 0
        ? this.#pending.slice(offset)
        : this.#pending.flatMap((pending) => {
            if (pending.update.update_id >= offset) return [pending];
            return pending.repeats > 0 ? [{ ...pending, repeats: pending.repeats - 1 }] : [];
          });
    this.changes.notify();
  }

  #wait(seconds: number, gone: AbortSignal): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const end = (settle: () => void): void => {
        if (this.#waiting !== waiting) return;
        this.#waiting = null;
        cancel();
        stopListening();
        settle();
      };
      const waiting = { fail: (error: BotApiError) => end(() => reject(error)) };
      const cancel = this.#clock.wakeAt(after(this.#clock.now(), seconds * 1000), () => end(resolve));
      const stopListening = this.changes.listen(() => {
        if (this.#pending.length > 0) end(resolve);
      });
      gone.addEventListener("abort", () => end(resolve), { once: true });
      this.#waiting = waiting;
      this.changes.notify();
    });
  }

  /** Resolves when the bot has nothing left to confirm. */
  async waitUntilConfirmed(): Promise<void> {
    await this.changes.until("every update is confirmed", () => this.#pending.length === 0 || undefined);
  }

  /** Resolves when a poll waits for updates. */
  async waitForPoll(): Promise<void> {
    await this.changes.until("the bot polls", () => this.#waiting !== null || undefined);
  }
}
