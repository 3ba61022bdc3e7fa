/**
 * From an update's arrival to the reply's, through the strict Telegram double on a real socket: Afterword on its
 * built-in database against a bare grammY bot that echoes. Rounds alternate, so that whatever else the machine
 * does strikes both. Prints both medians and their ratio. Usage: tsx bench/round-trip.ts [messages] [rounds]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { Bot } from "grammy";
import { startProduct } from "../src/composition/product.ts";
import { readConfig } from "../src/config.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { startTelegramDouble, type TelegramDouble } from "../test/doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { median, print } from "./figures.ts";

const [messages = 100, rounds = 4] = process.argv.slice(2).map(Number);

interface Contender {
  readonly name: string;
  readonly double: TelegramDouble;
  readonly stop: () => Promise<void>;
}

async function startEcho(): Promise<Contender> {
  const double = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  const bot = new Bot(double.token, { client: { apiRoot: double.apiRoot } });
  bot.on("message:text", (context) => context.reply(context.message.text));
  void bot.start();
  await double.waitForPoll();
  return { name: "grammY echo", double, stop: () => bot.stop().then(() => double.close()) };
}

async function startAfterword(): Promise<Contender> {
  const logger = new FakeLogger();
  const double = await startTelegramDouble({ clock: new SystemClock(logger) });
  const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
  const config = readConfig({
    DATA_DIR: join(folder, "data"),
    TELEGRAM_BOT_TOKEN: double.token,
    TELEGRAM_API_ROOT: double.apiRoot,
    PORT: "0",
  });
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  const product = await startProduct(config, logger, nobody);
  await double.waitForPoll();
  const stop = async (): Promise<void> => {
    await product.stop();
    await double.close();
    await rm(folder, { recursive: true });
  };
  return { name: "Afterword", double, stop };
}

/** Milliseconds of each message's way there and back. */
async function measure({ double }: Contender, line: string): Promise<readonly number[]> {
  const person = double.user({ id: 77 });
  const taken: number[] = [];
  for (let index = 0; index < messages; index += 1) {
    const last = double.chat(77).messages.at(-1)?.id ?? 0;
    const started = performance.now();
    person.sends(line);
    await double.waitForMessage(({ id, chat }) => chat === 77 && id > last);
    taken.push(performance.now() - started);
  }
  return taken;
}

const contenders = [await startEcho(), await startAfterword()];
const taken = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
for (const contender of contenders) await measure(contender, "warm up");
for (let round = 0; round < rounds; round += 1) {
  for (const contender of contenders) {
    taken.get(contender.name)?.push(...(await measure(contender, `/next`)));
  }
}
for (const { stop } of contenders) await stop();

const [echo = Number.NaN, afterword = Number.NaN] = [...taken.values()].map(median);
print({ messages: messages * rounds, echoMs: echo, afterwordMs: afterword, ratio: afterword / echo });
process.exit(0);
