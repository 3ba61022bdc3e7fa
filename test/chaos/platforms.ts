import { SystemClock } from "../../src/runtime/system-clock.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/discord-double.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { type Asked, asked, type Chat, type Post, type Said } from "./platform-talk.ts";
import { seededRandom } from "./seeded-random.ts";
import { type WeatherKind, weather } from "./weather.ts";

// The program behind `startPlatforms`: all platforms, in a process that nobody kills.

interface Opened {
  readonly telegram: TelegramDouble;
  readonly discord: DiscordDouble;
  readonly random: () => number;
}

const FIRST_TELEGRAM_USER = 1_000;
const FIRST_DISCORD_USER = 500_000_000_000_000_000n;

let opened: Opened | null = null;

async function open({ seed, telegram, discord }: Extract<Asked, { kind: "open" }>): Promise<void> {
  const clock = new SystemClock(new FakeLogger());
  opened = {
    telegram: await startTelegramDouble({ clock }),
    discord: await startDiscordDouble({ clock }),
    random: seededRandom(seed),
  };
  const chats: Chat[] = [];
  for (let n = 0; n < telegram; n += 1) {
    const { chat } = opened.telegram.user({ id: FIRST_TELEGRAM_USER + n });
    chats.push({ platform: "telegram", account: String(chat.id), chat: String(chat.id) });
  }
  for (let n = 0; n < discord; n += 1) {
    const { account, chat } = opened.discord.person({ id: String(FIRST_DISCORD_USER + BigInt(n)) });
    chats.push({ platform: "discord", account: account.user.id, chat: chat.id });
  }
  const env = {
    TELEGRAM_BOT_TOKEN: opened.telegram.token,
    TELEGRAM_API_ROOT: opened.telegram.apiRoot,
    DISCORD_TOKEN: opened.discord.token,
    DISCORD_API_URL: opened.discord.apiUrl,
  };
  say({ kind: "opened", env, chats });
}

function change(kind: WeatherKind): void {
  if (opened === null) return;
  const { telegram, discord, random } = opened;
  telegram.faults.weather = weather(kind, new Set(["sendMessage"]), random);
  discord.faults.weather = weather(kind, new Set(["createMessage"]), random);
}

function posts(): readonly Post[] {
  if (opened === null) return [];
  const { telegram, discord } = opened;
  return [
    ...telegram.messages
      .filter(({ from }) => from === "bot")
      .map(({ chat, atMs, text }) => ({ chat: String(chat), atMs, text })),
    ...discord.messages
      .filter(({ author }) => author.bot === true)
      .map(({ channel, atMs, content, embeds }) => ({
        chat: channel.id,
        atMs,
        text: JSON.stringify([content, embeds]),
      })),
  ];
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
      say({ kind: "posts", posts: [...posts()] });
  }
});
// Whoever started this is gone.
process.on("disconnect", () => process.exit(0));
