import { randomUUID } from "node:crypto";
import { Worker } from "bullmq";
import { Pool } from "pg";
import { z } from "zod";
import { createDiscordAdapter } from "../../../adapters/discord/adapter.ts";
import { createTelegramAdapter } from "../../../adapters/telegram/adapter.ts";
import { readConfig } from "../../../src/config.ts";
import { commandMenus } from "../../../src/core/conversation/commands.ts";
import { type DeliveryId, freshId } from "../../../src/core/ids.ts";
import { view } from "../../../src/core/view/view.ts";
import { PinoLogger } from "../../../src/runtime/pino-logger.ts";
import { createRedact } from "../../../src/runtime/redact.ts";
import { SystemClock } from "../../../src/runtime/system-clock.ts";
import { TUTORIAL_QUEUE } from "./tutorial-queue.ts";

// What the harness has to catch: a worker as in the tutorials, which takes what to send from the job, sends it, and
// then marks it as sent.

const jobData = z.object({
  platform: z.enum(["telegram", "discord"]),
  chat: z.string(),
  company: z.string(),
  reminder: z.string(),
});

const config = readConfig(process.env);
const { telegram, discord, databaseUrl, redisUrl, secrets } = config;
if (telegram === null || discord === null || databaseUrl === null || redisUrl === null) {
  throw new Error("the tutorial's worker needs all of it");
}
const logger = new PinoLogger({ level: "info", redact: createRedact(secrets), destination: process.stdout });
const clock = new SystemClock(logger);
const parts = { commands: commandMenus(), clock, logger };
const adapters = {
  telegram: createTelegramAdapter({ ...telegram, ...parts }),
  discord: createDiscordAdapter({ ...discord, ...parts, complete: () => Promise.resolve([]) }),
};
const pool = new Pool({ connectionString: databaseUrl });
pool.on("error", (error) => logger.error("database connection lost", error));

const worker = new Worker(
  TUTORIAL_QUEUE,
  async (job) => {
    const { platform, chat, company, reminder } = jobData.parse(job.data);
    const text = `It is time to follow up: ${company}`;
    const attempt = { key: freshId<DeliveryId>(randomUUID), doubt: null };
    const shown = view([{ kind: "text", text }]);
    await adapters[platform].send({ platform, workspace: "", chat }, shown, attempt);
    await pool.query("UPDATE reminders SET state = 'fired' WHERE id = $1", [reminder]);
  },
  { connection: { url: redisUrl, maxRetriesPerRequest: null }, concurrency: 20 },
);
worker.on("error", (error) => logger.warn("queue failed", { reason: error.name }));
process.once("SIGTERM", () => {
  void worker.close().then(() => process.exit(0));
});
logger.info("ready");
