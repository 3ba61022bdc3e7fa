import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { type Product, startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { PinoLogger } from "../../src/runtime/pino-logger.ts";
import { createRedact } from "../../src/runtime/redact.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import {
  type SeenMessage,
  startTelegramDouble,
  type TelegramDouble,
} from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

/** The product itself, as `npm start` starts it, with the Telegram double for Telegram. */
export interface ProductHarness {
  readonly double: TelegramDouble;
  /** Every line that was logged. */
  readonly log: readonly string[];
  readonly product: Product;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>;
  /** Types a line and waits for the answer that fits. */
  says(line: string, fits: RegExp): Promise<SeenMessage>;
  /** Presses a button of the newest message that has it, and waits for the answer that fits. */
  presses(label: string, fits: RegExp): Promise<SeenMessage>;
  /** Waits for the bot to show something of its own accord. */
  sees(fits: RegExp): Promise<SeenMessage>;
  close(): Promise<void>;
}

const ADA = 4242;

/** A zone where it is noon now: everybody there is awake, whenever the test runs. */
export function zoneAtNoon(): string {
  const found = Intl.supportedValuesOf("timeZone").find((timeZone) => {
    const hour = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", hourCycle: "h23" });
    return hour.format(Date.now()) === "12";
  });
  if (found === undefined) throw new Error("it is noon nowhere");
  return found;
}

export async function startHarness(settings: Readonly<Record<string, string>>): Promise<ProductHarness> {
  const double = await startTelegramDouble({ clock: new SystemClock(new FakeLogger()) });
  const folder = await mkdtemp(join(tmpdir(), "afterword-e2e-"));
  const config = readConfig({
    DATA_DIR: folder,
    TELEGRAM_BOT_TOKEN: double.token,
    TELEGRAM_API_ROOT: double.apiRoot,
    PORT: "0",
    ...settings,
  });
  const log: string[] = [];
  const logger = new PinoLogger({
    level: "info",
    redact: createRedact(config.secrets),
    destination: { write: (line) => void log.push(line) },
  });
  const start = () => {
    const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
    return startProduct(config, logger, nobody);
  };
  let product = await start();
  const ada = double.user({ id: ADA, firstName: "Ada", languageCode: "en" });
  const shown = (message: SeenMessage, fits: RegExp): boolean =>
    message.chat === ADA && message.from === "bot" && fits.test(message.text);
  /** What was on the screen before does not count, unless it has changed. */
  async function answered(act: () => void, fits: RegExp): Promise<SeenMessage> {
    const before = new Map(double.chat(ADA).messages.map(({ id, text }) => [id, text]));
    act();
    return await double.waitForMessage(
      (message) => shown(message, fits) && before.get(message.id) !== message.text,
    );
  }
  return {
    double,
    log,
    get product() {
      return product;
    },
    restart: async () => {
      await product.stop();
      product = await start();
    },
    says: (line, fits) => answered(() => ada.sends(line), fits),
    presses: (label, fits) => {
      const message = double
        .chat(ADA)
        .messages.findLast(({ buttons }) => buttons.flat().some(({ text }) => text.startsWith(label)));
      const button = message?.buttons.flat().find(({ text }) => text.startsWith(label));
      if (message === undefined || button === undefined) throw new Error(`no button ${label}`);
      return answered(() => ada.presses(message.id, button.text), fits);
    },
    sees: (fits) => double.waitForMessage((message) => shown(message, fits)),
    close: async () => {
      await product.stop();
      await double.close();
      await rm(folder, { recursive: true });
    },
  };
}
