import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { type Product, startProduct } from "../../src/composition/product.ts";
import { readConfig } from "../../src/config.ts";
import { PinoLogger } from "../../src/runtime/pino-logger.ts";
import { createRedact } from "../../src/runtime/redact.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { startTelegramDouble, type TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { type TelegramTalk, talkOnTelegram } from "./telegram-talk.ts";

/** The product itself, as `npm start` starts it, with the Telegram double for Telegram. */
export interface ProductHarness extends TelegramTalk {
  readonly double: TelegramDouble;
  /** Every line that was logged. */
  readonly log: readonly string[];
  readonly product: Product;
  /** Stops it and starts it again on the same data. */
  restart(): Promise<void>;
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
    ...talkOnTelegram(double, ada),
    close: async () => {
      await product.stop();
      await double.close();
      await rm(folder, { recursive: true });
    },
  };
}
