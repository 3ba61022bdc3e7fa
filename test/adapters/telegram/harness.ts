import { createServer, type Server } from "node:http";
import {
  createTelegramAdapter,
  type TelegramAdapter,
  type TelegramOptions,
} from "../../../adapters/telegram/adapter.ts";
import { TELEGRAM_WEBHOOK_PATH } from "../../../adapters/telegram/webhook.ts";
import type { AdapterHarness, ContractPerson, SeenCard } from "../../contract/adapter-harness.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import type { Person } from "../../doubles/telegram/person.ts";
import {
  type SeenMessage,
  startTelegramDouble,
  type TelegramDouble,
} from "../../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

export const SECRET = "a-secret-of-more-than-32-characters_0";
const PEOPLE = { ada: 501, bob: 502 } as const;
/** Before another attempt: the adapter's own while polling; by webhook, the double's, which always waits a second. */
const LONGEST_PAUSE_MS = { poll: 60_000, webhook: 1000 } as const;

export interface TelegramHarness extends AdapterHarness {
  readonly adapter: TelegramAdapter;
  readonly double: TelegramDouble;
  readonly logger: FakeLogger;
  /** The adapter's clock; the double has one of its own. */
  readonly clock: WatchedClock;
  /** Where the webhook listens; "" while polling. */
  readonly publicUrl: string;
}

/** A Telegram adapter on a double, by long polling or by webhook. */
export async function telegramHarness(
  mode: "poll" | "webhook",
  more: Partial<TelegramOptions> = {},
): Promise<TelegramHarness> {
  const doubleClock = new WatchedClock();
  const double = await startTelegramDouble({ clock: doubleClock });
  const clock = new WatchedClock();
  const logger = new FakeLogger();
  const server = createServer();
  const publicUrl = mode === "webhook" ? await listen(server) : "";
  const options: TelegramOptions = {
    token: double.token,
    apiRoot: double.apiRoot,
    webhook: mode === "webhook" ? { publicUrl, secret: SECRET } : null,
    commands: {},
    clock,
    logger,
    ...more,
  };
  const adapter = createTelegramAdapter(options);
  server.on("request", (request, response) => {
    if (request.url === TELEGRAM_WEBHOOK_PATH) void adapter.handleWebhook(request, response);
    else response.writeHead(404).end();
  });
  const people = {
    ada: double.user({ id: PEOPLE.ada, firstName: "Ada", languageCode: "sv" }),
    bob: double.user({ id: PEOPLE.bob, firstName: "Bob" }),
  };
  return {
    adapter,
    double,
    logger,
    clock,
    publicUrl,
    start: async (onEvent) => {
      await adapter.start(onEvent);
      // The first poll tells which kinds of updates are wanted.
      if (mode === "poll") await double.waitForPoll();
    },
    person: (name) => contractPerson(people[name], double),
    fault: (fault) => double.faults.next({ ...fault, method: "sendMessage" }),
    requests: () => double.calls.of("sendMessage").length,
    unreachable: () => createTelegramAdapter({ ...options, apiRoot: "http://127.0.0.1:1" }),
    nowhere: { platform: "telegram", workspace: "", chat: "999" },
    isConfirmed: () => double.isConfirmed,
    confirmed: () => double.waitUntilConfirmed(),
    attempts: 20,
    nextAttempt: () => passPause(mode === "poll" ? clock : doubleClock, LONGEST_PAUSE_MS[mode]),
    close: async () => {
      await adapter.stop();
      await double.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function passPause(clock: WatchedClock, longestMs: number): Promise<void> {
  await clock.advance(await clock.sleeper(longestMs));
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

function contractPerson(person: Person, double: TelegramDouble): ContractPerson {
  const { id } = person.chat;
  return {
    address: { platform: "telegram", workspace: "", chat: String(id) },
    account: String(person.user.id),
    says: (text) => person.sends(text),
    commands: (name, args) => person.sends(`/${name} ${args}`.trim()),
    presses: (ref, label) => person.presses(Number(ref.message), label),
    sendsUnreadable: () => person.sendsSticker(),
    blocks: () => person.blocksBot(),
    unblocks: () => person.unblocksBot(),
    deletes: (ref) => person.deletes(Number(ref.message)),
    sees: () =>
      double
        .chat(id)
        .messages.filter(({ from }) => from === "bot")
        .map(toCard),
  };
}

function toCard({ text, entities, buttons, document, linkPreview }: SeenMessage): SeenCard {
  return {
    text,
    marked: entities.map(({ type, offset, length }) => ({
      as: type,
      text: text.slice(offset, offset + length),
    })),
    buttons: buttons.flat().map((button) => ({ label: button.text, token: button.callback_data ?? "" })),
    files: document === null ? [] : [{ name: document.name, text: document.bytes.toString("utf8") }],
    linkPreview,
  };
}
