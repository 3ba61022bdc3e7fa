import type { Clock } from "../../../src/ports/clock.ts";
import { answerThrough, Faults } from "../shared/faults.ts";
import { type HttpAnswer, type HttpRequest, startHttpBase } from "../shared/http-base.ts";
import { RequestLog } from "../shared/request-log.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import { BotApiError, forbidden, tooManyRequests } from "./bot-api-error.ts";
import { CommandMenu } from "./command-menu.ts";
import type { FormattedText } from "./formatted-text.ts";
import { MessageMethods, type Rates } from "./message-methods.ts";
import { Methods } from "./methods.ts";
import { Person } from "./person.ts";
import { readBody } from "./request-body.ts";
import { isMethodName, type WireButton, type WireCommand } from "./schemas.ts";
import { UpdateQueue } from "./update-queue.ts";
import { type Webhook, WebhookSender } from "./webhook-sender.ts";
import { type Chat, type ChatAccess, type StoredMessage, World } from "./world.ts";

/** A message as the person sees it now. */
export interface SeenMessage extends FormattedText {
  readonly id: number;
  readonly chat: number;
  readonly atMs: number;
  readonly from: "bot" | "person";
  readonly buttons: readonly (readonly WireButton[])[];
  readonly edited: boolean;
  readonly linkPreview: boolean;
  readonly document: { readonly name: string; readonly bytes: Buffer } | null;
}

interface UserOptions {
  readonly id: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly languageCode?: string;
  /** "open" unless told otherwise: they have talked with the bot before. */
  readonly access?: ChatAccess;
}

export interface TelegramDouble {
  /** For `TELEGRAM_API_ROOT`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly botName: string;
  readonly faults: Faults;
  readonly calls: RequestLog;
  readonly webhook: Webhook | null;
  /** A person, with their private chat; the same one for the same id. */
  user(options: UserOptions): Person;
  group(options: { readonly id: number; readonly title: string }): Chat;
  chat(id: number): { readonly messages: readonly SeenMessage[] };
  /** Of all chats, oldest first. */
  readonly messages: readonly SeenMessage[];
  commands(scope: string, languageCode?: string): readonly WireCommand[];
  /** Resolves with the first of the bot's messages, as it is now, that fits. */
  waitForMessage(fits: (message: SeenMessage) => boolean): Promise<SeenMessage>;
  /** How often each update is brought again though the bot's poll has confirmed it; never unless told otherwise. */
  repeatsAre(times: () => number): void;
  /** Whether every update was taken in by the bot. */
  readonly isConfirmed: boolean;
  /** Resolves when it is so. */
  waitUntilConfirmed(): Promise<void>;
  waitForPoll(): Promise<void>;
  /** Resolves when every press was answered. */
  waitUntilPressesAnswered(): Promise<void>;
  close(): Promise<void>;
}

export interface TelegramDoubleOptions {
  /** What rates and deadlines go by; a clock that stands still unless told otherwise. */
  readonly clock?: Clock;
  /** Off unless told otherwise. */
  readonly rates?: Rates;
}

const BOT = { id: 4711, is_bot: true, first_name: "Afterword", username: "AfterwordTestBot" };
const TOKEN = `${BOT.id}:double-0123456789_abcdefghijklmnopqrs`;

/** A strict Bot API server on a real socket: it refuses everything that Telegram would, and a little more. */
export async function startTelegramDouble(options: TelegramDoubleOptions = {}): Promise<TelegramDouble> {
  const world = new World(BOT, options.clock ?? new WatchedClock());
  const queue = new UpdateQueue(world.clock);
  const sender = new WebhookSender(queue, world.clock);
  const menu = new CommandMenu();
  const methods = new Methods({
    world,
    queue,
    sender,
    menu,
    messages: new MessageMethods(world, options.rates ?? null),
  });
  const faults = new Faults();
  const calls = new RequestLog();
  const base = await startHttpBase((request) => answer(request, { methods, faults, calls }));
  const people = new Map<number, Person>();
  return {
    apiRoot: base.url,
    token: TOKEN,
    botName: BOT.username,
    faults,
    calls,
    get webhook() {
      return sender.webhook;
    },
    user(user) {
      const known = people.get(user.id);
      if (known !== undefined) return known;
      const person = meet(user, world, queue);
      people.set(user.id, person);
      return person;
    },
    group: ({ id, title }) => world.addChat({ id, title, user: null, access: "open" }),
    chat: (id) => ({ messages: world.messages.filter((each) => each.chat.id === id).map(see) }),
    get messages() {
      return world.messages.map(see);
    },
    commands: (type, language) => menu.get({ scope: { type: scopeOf(type) }, language_code: language }),
    waitForMessage: (fits) =>
      world.changes.until("the bot shows the message", () =>
        world.messages.map(see).find((message) => message.from === "bot" && fits(message)),
      ),
    repeatsAre: (times) => {
      queue.repeats = times;
    },
    get isConfirmed() {
      return queue.pending.length === 0;
    },
    waitUntilConfirmed: () => queue.waitUntilConfirmed(),
    waitForPoll: () => queue.waitForPoll(),
    waitUntilPressesAnswered: async () => {
      await world.changes.until(
        "every press is answered",
        () => [...world.presses.values()].every((press) => press.answered) || undefined,
      );
    },
    close: () => {
      sender.set(null);
      return base.close();
    },
  };
}

function scopeOf(type: string): "default" | "all_private_chats" {
  if (type !== "default" && type !== "all_private_chats") throw new Error(`the double has no scope ${type}`);
  return type;
}

function meet(options: UserOptions, world: World, queue: UpdateQueue): Person {
  const user = {
    id: options.id,
    is_bot: false,
    first_name: options.firstName ?? "Ada",
    ...(options.lastName !== undefined && { last_name: options.lastName }),
    ...(options.languageCode !== undefined && { language_code: options.languageCode }),
  };
  const chat = world.addChat({ id: user.id, title: "", user, access: options.access ?? "open" });
  return new Person(chat, user, world, queue);
}

function see(message: StoredMessage): SeenMessage {
  const { id, atMs, content, buttons, edited, linkPreview, document } = message;
  const from = message.from.is_bot ? "bot" : "person";
  return { ...content, id, atMs, chat: message.chat.id, from, buttons, edited, linkPreview, document };
}

interface Parts {
  readonly methods: Methods;
  readonly faults: Faults;
  readonly calls: RequestLog;
}

async function answer(request: HttpRequest, { methods, faults, calls }: Parts): Promise<HttpAnswer> {
  try {
    const [, token, name = ""] = /^\/bot([^/]+)\/(\w+)$/u.exec(request.path) ?? [];
    if (token === undefined) throw new BotApiError(404, "Not Found");
    if (token !== TOKEN) throw new BotApiError(401, "Unauthorized");
    if (!isMethodName(name)) throw new BotApiError(404, "Not Found");
    const body = await readBody(request);
    calls.add({ method: name, payload: body.payload });
    return await answerThrough(faults.take(name), {
      accept: async () => {
        const result = await methods.run(name, body, request.gone);
        return { kind: "json", status: 200, body: { ok: true, result } };
      },
      rateLimited: (seconds) => tooManyRequests(seconds).toAnswer(),
      forbidden: (reason) => forbidden(reason).toAnswer(),
    });
  } catch (error) {
    if (error instanceof BotApiError) return error.toAnswer();
    throw error;
  }
}
