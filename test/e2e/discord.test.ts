import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { type DiscordDouble, startDiscordDouble } from "../doubles/discord/discord-double.ts";
import type { DiscordPerson } from "../doubles/discord/person.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { zoneAtNoon } from "./product-harness.ts";

let discord: DiscordDouble;
let telegram: TelegramDouble;
let product: Product;
let folder: string;
let ada: DiscordPerson;

beforeEach(async () => {
  const logger = new FakeLogger();
  const clock = new SystemClock(logger);
  discord = await startDiscordDouble({ clock });
  telegram = await startTelegramDouble({ clock });
  folder = await mkdtemp(join(tmpdir(), "afterword-e2e-"));
  const config = readConfig({
    DATA_DIR: folder,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    PORT: "0",
  });
  const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
  product = await startProduct(config, logger, nobody);
  ada = discord.person({ id: "501", name: "Ada", locale: "en-GB" });
});

afterEach(async () => {
  await product.stop();
  await discord.close();
  await telegram.close();
  await rm(folder, { recursive: true });
});

const shown = (words: string) =>
  discord.until(`it says ${words}`, () =>
    ada.sees().some((message) => JSON.stringify(message).includes(words)),
  );

/** Types the zone and confirms it. */
async function tellZone(): Promise<void> {
  await shown("Where are you?");
  ada.says(zoneAtNoon());
  await shown("your time should be 12:");
  ada.says("yes");
}

describe("the product on Discord", () => {
  it("runs beside Telegram and reminds", async () => {
    expect(product.summary.platforms).toBe("telegram, discord");
    ada.uses("interview", { company: "Acme", role: "Developer", when: "today 09:00", promise: "in 9 days" });
    await tellZone();
    await shown("Whom did you meet?");
    ada.says("Jane Doe (CTO)");
    await shown("How do they prefer to be reached?");
    ada.says("skip the rest");
    await shown("Is this right?");
    ada.says("save");
    await shown("Saved: Acme");
    await shown("Thank Jane Doe");
    const eve = telegram.user({ id: 7 });
    eve.sends("/interviews");
    await telegram.waitForMessage(({ text }) => text.includes("No interviews yet."));
    expect(
      telegram
        .chat(7)
        .messages.map(({ text }) => text)
        .join(""),
    ).not.toContain("Acme");
  });

  it("offers what is understood while one types", async () => {
    ada.uses("interview", { company: "Acme", role: "Developer" });
    await tellZone();
    await shown("When was it, or when is it?");
    const offered = await ada.types("interview", "promise", "in 9 days");
    expect(offered.map(({ name }) => name)).toEqual([
      expect.stringMatching(/day \d{1,2} \p{L}+, in 9 days$/u),
    ]);
    expect(await ada.types("interview", "when", "30 February")).toEqual([]);
  });
});
