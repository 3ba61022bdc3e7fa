import { SystemClock } from "../../src/runtime/system-clock.ts";
import { startDiscordDouble } from "../doubles/discord/discord-double.ts";
import type { Faults } from "../doubles/shared/faults.ts";
import { startSlackDouble } from "../doubles/slack/slack-double.ts";
import { startTelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { type Asked, asked, type Chat, type People, type Post, type Said } from "./platform-talk.ts";
import { seededRandom } from "./seeded-random.ts";
import { type WeatherKind, weather } from "./weather.ts";

// The program behind `startPlatforms`: all platforms, in a process that nobody kills.

/** A double, as far as a run needs it. */
interface Platform {
  readonly env: Readonly<Record<string, string>>;
  readonly chats: readonly Chat[];
  readonly faults: Faults;
  /** The request by which a message is shown. */
  readonly shows: string;
  readonly posts: () => readonly Post[];
}

const clock = new SystemClock(new FakeLogger());
const each = <T>(count: number, make: (nth: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, nth) => make(nth));

async function telegram(people: number): Promise<Platform> {
  const double = await startTelegramDouble({ clock });
  const chats = each(people, (nth): Chat => {
    const id = String(double.user({ id: 1_000 + nth }).chat.id);
    return { platform: "telegram", workspace: "", account: id, chat: id };
  });
  return {
    env: { TELEGRAM_BOT_TOKEN: double.token, TELEGRAM_API_ROOT: double.apiRoot },
    chats,
    faults: double.faults,
    shows: "sendMessage",
    posts: () =>
      double.messages
        .filter(({ from }) => from === "bot")
        .map(({ chat, atMs, text }) => ({ chat: String(chat), atMs, text })),
  };
}

async function discord(people: number): Promise<Platform> {
  const double = await startDiscordDouble({ clock });
  const chats = each(people, (nth): Chat => {
    const { account, chat } = double.person({ id: String(500_000_000_000_000_000n + BigInt(nth)) });
    return { platform: "discord", workspace: "", account: account.user.id, chat: chat.id };
  });
  return {
    env: { DISCORD_TOKEN: double.token, DISCORD_API_URL: double.apiUrl },
    chats,
    faults: double.faults,
    shows: "createMessage",
    posts: () =>
      double.messages
        .filter(({ author }) => author.bot === true)
        .map(({ channel, atMs, content, embeds }) => ({
          chat: channel.id,
          atMs,
          text: JSON.stringify([content, embeds]),
        })),
  };
}

async function slack(people: number): Promise<Platform> {
  const double = await startSlackDouble({ clock });
  const chats = each(people, (nth): Chat => {
    const { account, chat } = double.person({ id: `U${String(nth).padStart(8, "0")}` });
    return { platform: "slack", workspace: double.workspace.id, account: account.id, chat: chat.id };
  });
  return {
    env: {
      SLACK_BOT_TOKEN: double.botToken,
      SLACK_SIGNING_SECRET: double.httpMode.signingSecret,
      SLACK_API_URL: double.apiUrl,
    },
    chats,
    faults: double.faults,
    shows: "chat.postMessage",
    posts: () =>
      double.messages
        .filter(({ isApp }) => isApp)
        .map(({ channel, ts, text, blocks }) => ({
          chat: channel.id,
          atMs: msOf(ts),
          text: JSON.stringify([text, blocks]),
        })),
  };
}

/** A message's id is its time: seconds, a point, and microseconds. */
function msOf(ts: string): number {
  const [seconds, micros] = ts.split(".").map(Number);
  return (seconds ?? 0) * 1000 + Math.floor((micros ?? 0) / 1000);
}

const STARTS: Readonly<Record<keyof People, (people: number) => Promise<Platform>>> = {
  telegram,
  discord,
  slack,
};

let platforms: readonly Platform[] = [];
let random = seededRandom(0);

async function open({ seed, people }: Extract<Asked, { kind: "open" }>): Promise<void> {
  random = seededRandom(seed);
  const names = (["telegram", "discord", "slack"] as const).filter((name) => people[name] > 0);
  platforms = await Promise.all(names.map((name) => STARTS[name](people[name])));
  const env = Object.assign({}, ...platforms.map((platform) => platform.env));
  say({ kind: "opened", env, chats: platforms.flatMap(({ chats }) => chats) });
}

function change(kind: WeatherKind): void {
  for (const { faults, shows } of platforms) faults.weather = weather(kind, new Set([shows]), random);
}

function say(what: Said): void {
  process.send?.(what);
}

process.on("message", (message) => {
  const what = asked.parse(message);
  switch (what.kind) {
    case "open":
      void open(what);
      return;
    case "weather":
      change(what.is);
      return;
    case "report":
      say({ kind: "posts", posts: platforms.flatMap(({ posts }) => posts()) });
  }
});
// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
