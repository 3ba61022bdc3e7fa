import { badRequest } from "./bot-api-error.ts";
import type { CommandMenu } from "./command-menu.ts";
import type { MessageMethods } from "./message-methods.ts";
import type { RequestBody } from "./request-body.ts";
import { type MethodName, type Payload, parsePayload, SCHEMAS } from "./schemas.ts";
import type { UpdateQueue } from "./update-queue.ts";
import type { WebhookSender } from "./webhook-sender.ts";
import type { World } from "./world.ts";

interface MethodParts {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly sender: WebhookSender;
  readonly menu: CommandMenu;
  readonly messages: MessageMethods;
}

const SECRET_TOKEN = /^[A-Za-z0-9_-]*$/u;
const MAX_SECRET_TOKEN = 256;

/** The Bot API's methods by name. */
export class Methods {
  readonly #parts: MethodParts;

  constructor(parts: MethodParts) {
    this.#parts = parts;
  }

  /** @throws {BotApiError} */
  async run(name: MethodName, { payload, files }: RequestBody, gone: AbortSignal): Promise<unknown> {
    const { world, queue, menu, messages } = this.#parts;
    const table: Record<MethodName, () => unknown> = {
      getMe: () => {
        parsePayload(SCHEMAS.getMe, payload);
        return world.bot;
      },
      getUpdates: () => queue.poll(parsePayload(SCHEMAS.getUpdates, payload), gone),
      setWebhook: () => this.#setWebhook(parsePayload(SCHEMAS.setWebhook, payload)),
      deleteWebhook: () => this.#deleteWebhook(parsePayload(SCHEMAS.deleteWebhook, payload)),
      getWebhookInfo: () => {
        parsePayload(SCHEMAS.getWebhookInfo, payload);
        return this.#webhookInfo();
      },
      sendMessage: () => messages.sendMessage(parsePayload(SCHEMAS.sendMessage, payload)),
      sendDocument: () => messages.sendDocument(parsePayload(SCHEMAS.sendDocument, payload), files),
      editMessageText: () => messages.editMessageText(parsePayload(SCHEMAS.editMessageText, payload)),
      editMessageCaption: () =>
        messages.editMessageCaption(parsePayload(SCHEMAS.editMessageCaption, payload)),
      editMessageReplyMarkup: () =>
        messages.editMessageReplyMarkup(parsePayload(SCHEMAS.editMessageReplyMarkup, payload)),
      deleteMessage: () => messages.deleteMessage(parsePayload(SCHEMAS.deleteMessage, payload)),
      answerCallbackQuery: () =>
        messages.answerCallbackQuery(parsePayload(SCHEMAS.answerCallbackQuery, payload)),
      setMyCommands: () => menu.set(parsePayload(SCHEMAS.setMyCommands, payload)),
      getMyCommands: () => menu.get(parsePayload(SCHEMAS.getMyCommands, payload)),
      deleteMyCommands: () => menu.delete(parsePayload(SCHEMAS.deleteMyCommands, payload)),
    };
    return table[name]();
  }

  #setWebhook(payload: Payload<"setWebhook">): true {
    const secret = payload.secret_token ?? "";
    if (secret.length > MAX_SECRET_TOKEN) throw badRequest("secret token is too long");
    if (!SECRET_TOKEN.test(secret)) throw badRequest("secret token contains unallowed characters");
    if (payload.url !== "" && !URL.canParse(payload.url)) throw badRequest("invalid webhook URL specified");
    if (payload.drop_pending_updates === true) this.#parts.queue.clear();
    this.#parts.queue.allow(payload.allowed_updates);
    const { url } = payload;
    this.#parts.sender.set(url === "" ? null : { url, secret: secret === "" ? null : secret });
    return true;
  }

  #deleteWebhook(payload: Payload<"deleteWebhook">): true {
    if (payload.drop_pending_updates === true) this.#parts.queue.clear();
    this.#parts.sender.set(null);
    return true;
  }

  #webhookInfo(): Readonly<Record<string, unknown>> {
    const { sender, queue } = this.#parts;
    return {
      url: sender.webhook?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: queue.pending.length,
      ...(sender.lastError !== null && { last_error_message: sender.lastError }),
    };
  }
}
