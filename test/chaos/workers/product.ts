import { PassThrough } from "node:stream";
import { startProduct } from "../../../src/composition/product.ts";
import { readConfig } from "../../../src/config.ts";
import { logFaults } from "../../../src/runtime/log-faults.ts";
import { PinoLogger } from "../../../src/runtime/pino-logger.ts";
import { createRedact } from "../../../src/runtime/redact.ts";
import { onShutdown } from "../../../src/runtime/shutdown.ts";

// The whole product as `npm start` runs it, but for the lease: a worker is killed every second here, and what it held
// is to be taken over within the five seconds that the harness allows.

const config = readConfig(process.env);
const logger = new PinoLogger({
  level: config.logLevel,
  redact: createRedact(config.secrets),
  destination: process.stdout,
});
logFaults(logger);
const nobody = { input: new PassThrough(), output: new PassThrough(), interactive: false, color: false };
const product = await startProduct(config, logger, nobody, { forMs: 2_500, sendWithinMs: 1_700 });
onShutdown(product.stop, { logger });
void product.failed.then(() => process.exit(1));
logger.info("ready", { ...product.summary });
