import type { Terminal } from "./composition/create-platforms.ts";
import type { Product } from "./composition/product.ts";
import { ConfigError, isConsoleOnly, readConfig } from "./config.ts";
import { holdYoungSpace } from "./runtime/hold-young-space.ts";
import { logFaults } from "./runtime/log-faults.ts";
import { PinoLogger } from "./runtime/pino-logger.ts";
import { createRedact } from "./runtime/redact.ts";
import { onShutdown } from "./runtime/shutdown.ts";
import { refuseIfInUse } from "./store/folder-lock.ts";

/** The console is for people: there only what goes wrong is logged, and beside the chat. */
const CONSOLE_LOG_LEVEL = "warn";

/** What is on its way gets so long to end, as at a shutdown. */
const FAILED_GRACE_MS = 8_000;

function terminal(): Terminal {
  const interactive = process.stdin.isTTY && process.stdout.isTTY && process.env["TERM"] !== "dumb";
  const color = interactive && process.env["NO_COLOR"] === undefined;
  return { input: process.stdin, output: process.stdout, interactive, color };
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) refuseIfInUse(config.databaseFolder);
  const isConsole = isConsoleOnly(config);
  const redact = createRedact(config.secrets);
  const logger = new PinoLogger({
    level: isConsole && config.logLevel === "info" ? CONSOLE_LOG_LEVEL : config.logLevel,
    redact,
    destination: isConsole ? process.stderr : process.stdout,
  });
  logFaults(logger);
  // The rest takes a while to load; a no is given before that.
  const releaseYoungSpace = holdYoungSpace();
  const { startProduct } = await import("./composition/product.ts");
  const product = await startProduct(config, logger, terminal());
  releaseYoungSpace();
  onShutdown(product.stop, { logger });
  if (isConsole) {
    await product.ended;
    await product.stop();
    process.exit(0);
  }
  void product.failed.then(() => endFailed(product));
  logger.info("ready", { ...product.summary, port: product.http?.port ?? null });
}

/** Whoever supervises the process starts it again, and then everything is made anew. */
async function endFailed(product: Product): Promise<void> {
  setTimeout(() => process.exit(1), FAILED_GRACE_MS);
  await product.stop().catch(() => undefined);
  process.exit(1);
}

try {
  await main();
} catch (error) {
  // One line for whoever starts it; a fault in the settings is a line for each.
  const text = error instanceof Error ? error.message : "unknown error";
  const message = error instanceof ConfigError ? text : createRedact([])(text);
  process.stderr.write(`afterword cannot start: ${message}\n`);
  process.exit(1);
}
