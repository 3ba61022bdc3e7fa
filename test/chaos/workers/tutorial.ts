import { randomUUID } from "node:crypto";
import { Worker } from "bullmq";
import { Pool } from "pg";
import { z } from "zod";
import { createTelegramAdapter } from "../../../adapters/telegram/adapter.ts";
import { readConfig } from "../../../src/config.ts";
import { type DeliveryId, freshId } from "../../../src/core/ids.ts";
import { view } from "../../../src/core/view/view.ts";
import { SystemClock } from "../../../src/runtime/system-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";
import { TUTORIAL_QUEUE } from "./tutorial-queue.ts";

// What the harness has to catch: a worker as in the tutorials, which takes what to send from the job, sends it, and
// then marks it as sent. It knows Telegram alone.

const jobData = z.object({ chat: z.string(), company: z.string(), reminder: z.string() });

const { telegram, databaseUrl, redisUrl } = readConfig(process.env);
if (telegram === null || databaseUrl === null || redisUrl === null) {
  throw new Error("the tutorial's worker needs Telegram, Postgres and Redis");
}
const logger = new FakeLogger();
const adapter = createTelegramAdapter({ ...telegram, commands: {}, clock: new SystemClock(logger), logger });
const pool = new Pool({ connectionString: databaseUrl });
pool.on("error", () => undefined);

const worker = new Worker(
  TUTORIAL_QUEUE,
  async (job) => {
    const { chat, company, reminder } = jobData.parse(job.data);
    const shown = view([{ kind: "text", text: `It is time to follow up: ${company}` }]);
    const attempt = { key: freshId<DeliveryId>(randomUUID), doubt: null };
    await adapter.send({ platform: "telegram", workspace: "", chat }, shown, attempt);
    await pool.query("UPDATE reminders SET state = 'fired' WHERE id = $1", [reminder]);
  },
  { connection: { url: redisUrl, maxRetriesPerRequest: null }, concurrency: 20 },
);
worker.on("error", () => undefined);
process.once("SIGTERM", () => {
  void worker.close().then(() => process.exit(0));
});
process.stdout.write('{"event":"ready"}\n');
