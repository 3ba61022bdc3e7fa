import { after } from "../../../src/core/time/instant.ts";
import type { Clock } from "../../../src/ports/clock.ts";
import type { PendingUpdate, UpdateQueue } from "./update-queue.ts";

export interface Webhook {
  readonly url: string;
  readonly secret: string | null;
}

/** Telegram's first pause before it tries again; it doubles them, which no test of ours needs. */
const RETRY_MS = 1000;
const ANSWER_WITHIN_MS = 60_000;

/** Brings updates to the bot's webhook, one at a time for each kind and chat, until each was answered with a 2xx. */
export class WebhookSender {
  readonly #queue: UpdateQueue;
  readonly #clock: Clock;
  readonly #busy = new Set<string>();
  readonly #calls = new Set<() => void>();
  #webhook: Webhook | null = null;
  #lastError: string | null = null;

  constructor(queue: UpdateQueue, clock: Clock) {
    this.#queue = queue;
    this.#clock = clock;
    queue.changes.listen(() => this.#pump());
  }

  get webhook(): Webhook | null {
    return this.#webhook;
  }

  get lastError(): string | null {
    return this.#lastError;
  }

  set(webhook: Webhook | null): void {
    this.#webhook = webhook;
    this.#queue.setWebhook(webhook !== null);
    if (webhook === null) this.#abandon();
    this.#pump();
  }

  #abandon(): void {
    for (const cancel of this.#calls) cancel();
    this.#calls.clear();
    this.#busy.clear();
  }

  #pump(): void {
    const webhook = this.#webhook;
    if (webhook === null) return;
    for (const pending of this.#queue.pending) {
      if (this.#busy.has(pending.orderKey)) continue;
      this.#busy.add(pending.orderKey);
      void this.#deliver(webhook, pending);
    }
  }

  async #deliver(webhook: Webhook, pending: PendingUpdate): Promise<void> {
    const error = await this.#post(webhook, pending);
    if (this.#webhook !== webhook) return;
    this.#lastError = error;
    if (error === null) {
      this.#busy.delete(pending.orderKey);
      this.#queue.confirm(pending.update.update_id);
      return;
    }
    const cancel = this.#clock.wakeAt(after(this.#clock.now(), RETRY_MS), () => {
      this.#calls.delete(cancel);
      this.#busy.delete(pending.orderKey);
      this.#pump();
    });
    this.#calls.add(cancel);
  }

  /** What went wrong, or null. */
  async #post(webhook: Webhook, { update }: PendingUpdate): Promise<string | null> {
    const abort = new AbortController();
    const cancel = this.#clock.wakeAt(after(this.#clock.now(), ANSWER_WITHIN_MS), () => abort.abort());
    const giveUp = (): void => abort.abort();
    this.#calls.add(giveUp);
    try {
      const response = await fetch(webhook.url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(webhook.secret !== null && { "x-telegram-bot-api-secret-token": webhook.secret }),
        },
        body: JSON.stringify(update),
        signal: abort.signal,
      });
      await response.arrayBuffer();
      return response.ok ? null : `Wrong response from the webhook: ${response.status}`;
    } catch (error) {
      return error instanceof Error && error.name === "AbortError"
        ? "Read timeout expired"
        : "Connection failed";
    } finally {
      cancel();
      this.#calls.delete(giveUp);
    }
  }
}
