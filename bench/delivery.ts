/**
 * How near to a platform's limit reminders go out that are due at once, through the whole product on Postgres and
 * BullMQ and the strict doubles, which refuse whatever goes over the limit; and whether a refused one leaves the
 * platform alone for as long as it was told to. Slack, which takes five a second, is sent a fifth as many.
 * Usage: tsx bench/delivery.ts [messages]
 */
import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Platform } from "../src/core/address.ts";
import { startProduct } from "../src/composition/product.ts";
import { readConfig } from "../src/config.ts";
import { after } from "../src/core/time/instant.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { startDiscordDouble } from "../test/doubles/discord/discord-double.ts";
import type { Faults } from "../test/doubles/shared/faults.ts";
import type { RequestLog } from "../test/doubles/shared/request-log.ts";
import { startSlackDouble } from "../test/doubles/slack/slack-double.ts";
import { startTelegramDouble } from "../test/doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { startPostgres } from "../test/support/servers/start-postgres.ts";
import { startRedis } from "../test/support/servers/start-redis.ts";
import { print } from "./figures.ts";
import { benchPostgres } from "./support/databases.ts";
import { fillDue } from "./support/fill-due.ts";

const [messages = 1_500] = process.argv.slice(2).map(Number);
/** Time for the product to be up before they are due. */
const LEAD_MS = 6_000;
const REFUSED_SECONDS = 3;
const REFUSED_OF = 150;
const IN_FLIGHT_MS = 100;

const clock = new SystemClock(new FakeLogger());
const redis = await startRedis();
const postgres = await startPostgres({ durable: true });

/** A platform's double, with its limit. */
interface Contender {
  readonly platform: Platform;
  readonly workspace: string;
  readonly chats: readonly string[];
  readonly accounts: readonly string[];
  readonly perSecond: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly method: string;
  readonly calls: RequestLog;
  readonly faults: Faults;
  readonly shown: () => number;
  readonly close: () => Promise<void>;
}

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

async function telegram(count: number): Promise<Contender> {
  const rates = { chat: { perSecond: 1, burst: 3 }, overall: { perSecond: 30, burst: 30 } };
  const double = await startTelegramDouble({ clock, rates });
  const ids = numbers(count);
  for (const id of ids) double.user({ id });
  return {
    platform: "telegram",
    workspace: "",
    chats: ids.map(String),
    accounts: ids.map(String),
    perSecond: 30,
    settings: { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
    method: "sendMessage",
    calls: double.calls,
    faults: double.faults,
    shown: () => ids.filter((id) => double.chat(id).messages.length > 0).length,
    close: () => double.close(),
  };
}

async function discord(count: number): Promise<Contender> {
  const limits = { perRoute: { limit: 5, windowMs: 5_000 }, global: 50 };
  const double = await startDiscordDouble({ clock, limits });
  const people = numbers(count).map((id) => double.person({ id: String(1_000_000 + id) }));
  return {
    platform: "discord",
    workspace: "",
    chats: people.map(({ chat }) => chat.id),
    accounts: people.map(({ account }) => account.user.id),
    perSecond: 50,
    settings: { DISCORD_TOKEN: double.token, DISCORD_API_URL: double.apiUrl },
    method: "createMessage",
    calls: double.calls,
    faults: double.faults,
    shown: () => people.filter((person) => person.sees().length > 0).length,
    close: () => double.close(),
  };
}

async function slack(count: number): Promise<Contender> {
  const rates = {
    messages: { perSecond: 1, burst: 1 },
    workspace: { perSecond: 5, burst: 2 },
    pages: { perSecond: 100 / 60, burst: 2 },
    history: { perSecond: 1 / 60, burst: 1 },
  };
  const double = await startSlackDouble({ clock, rates });
  const people = numbers(count).map((id) => double.person({ id: `U${String(id).padStart(8, "0")}` }));
  return {
    platform: "slack",
    workspace: double.workspace.id,
    chats: people.map(({ chat }) => chat.id),
    accounts: people.map(({ account }) => account.id),
    perSecond: 5,
    settings: {
      SLACK_BOT_TOKEN: double.botToken,
      SLACK_SIGNING_SECRET: double.httpMode.signingSecret,
      SLACK_API_URL: double.apiUrl,
    },
    method: "chat.postMessage",
    calls: double.calls,
    faults: double.faults,
    shown: () => people.filter((person) => person.sees().length > 0).length,
    close: () => double.close(),
  };
}

/** The times at which requests of one kind arrived, and the fault struck, looked at every few milliseconds. */
class Watch {
  readonly arrivals: number[] = [];
  struckAt = Number.POSITIVE_INFINITY;
  readonly #timer: NodeJS.Timeout;
  readonly #look: () => void;

  constructor({ calls, method, faults }: Contender) {
    const { pending } = faults;
    this.#look = () => {
      const now = performance.now();
      if (faults.pending < pending) this.struckAt = Math.min(this.struckAt, now);
      for (let known = this.arrivals.length; known < calls.of(method).length; known += 1)
        this.arrivals.push(now);
    };
    this.#timer = setInterval(this.#look, 5);
  }

  stop(): void {
    this.#look();
    clearInterval(this.#timer);
  }
}

/** Sends one reminder to each of the contender's people, all due at once. */
async function run(contender: Contender): Promise<Watch> {
  const { platform, workspace, chats, accounts, settings } = contender;
  const on = await benchPostgres(postgres);
  const config = readConfig({ DATABASE_URL: on.url ?? "", REDIS_URL: redis.url, PORT: "0", ...settings });
  const firstDueAt = after(clock.now(), LEAD_MS);
  await fillDue(on.database, {
    count: chats.length,
    firstDueAt,
    everyMs: 0,
    on: { platform, workspace, chats, accounts },
  });
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  const watch = new Watch(contender);
  const product = await startProduct(config, new FakeLogger(), nobody);
  // Looking through all chats takes so long that it would slow down what is measured.
  while (contender.calls.of(contender.method).length < chats.length) await wait(20);
  while (contender.shown() < chats.length) await wait(20);
  watch.stop();
  await product.stop();
  await on.close();
  await contender.close();
  return watch;
}

/** What goes out a second, and how often the platform said no. */
async function rate(create: Create, count: number) {
  const contender = await create(count);
  const { arrivals } = await run(contender);
  const { platform, perSecond } = contender;
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
  const reached = (arrivals.length - 1) / seconds;
  return {
    [`${platform}PerSecond`]: reached,
    [`${platform}ToLimit`]: reached / perSecond,
    [`${platform}Refused`]: arrivals.length - count,
  };
}

/** Requests that came although the platform had said to leave it alone; those on their way just then are not meant. */
async function unheeded(create: Create, count: number) {
  const contender = await create(count);
  contender.faults.next({ kind: "429", retryAfterSeconds: REFUSED_SECONDS, method: contender.method });
  const { arrivals, struckAt } = await run(contender);
  const quiet = arrivals.filter(
    (at) => at > struckAt + IN_FLIGHT_MS && at < struckAt + REFUSED_SECONDS * 1_000,
  );
  return { [`${contender.platform}UnheededAfter429`]: quiet.length };
}

type Create = (count: number) => Promise<Contender>;
const CONTENDERS: readonly (readonly [Create, share: number])[] = [
  [telegram, 1],
  [discord, 1],
  [slack, 1 / 5],
];
const figures: Record<string, number> = { messages };
for (const [create, share] of CONTENDERS) {
  Object.assign(figures, await rate(create, messages * share), await unheeded(create, REFUSED_OF * share));
}
print(figures);
await Promise.all([redis.stop(), postgres.stop()]);
process.exit(0);
