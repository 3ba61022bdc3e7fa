import { randomUUID } from "node:crypto";
import { setTimeout as pass } from "node:timers/promises";
import { z } from "zod";
import { createTelegramAdapter } from "../../adapters/telegram/adapter.ts";
import { normalise } from "../../adapters/telegram/normalise.ts";
import { startSweep } from "../../jobs/sweep.ts";
import { createApp } from "../../src/app/app.ts";
import { createScheduler } from "../../src/composition/create-scheduler.ts";
import { readConfig } from "../../src/config.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import type { Store, Tx } from "../../src/ports/store.ts";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import { campaign } from "../../src/store/leadership.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";

const LEASE = { forMs: 2_500, sendWithinMs: 1_700 };
const SWEEP_EVERY_MS = 2_000;
const BOT = { id: 4711, username: "AfterwordTestBot" };
const answered = z.object({ result: z.array(z.looseObject({ update_id: z.int() })).default([]) });

/**
 * Puts the product together as it is, but for how it reads Telegram: `impatient` confirms updates as soon as it has
 * them and handles them one after the other, as bots do that use a runner; `forgetful` does not remember which ones it
 * had. @param env with Postgres and Telegram.
 */
export async function startFlawedReader(
  env: Readonly<Record<string, string | undefined>>,
  flaw: "impatient" | "forgetful",
): Promise<void> {
  const { telegram, databaseUrl, ...config } = readConfig(env);
  if (telegram === null || databaseUrl === null) throw new Error("it needs Telegram and Postgres");
  const logger = new FakeLogger();
  const clock = new SystemClock(logger);
  const stored = createStore(openPostgres(databaseUrl, logger), { clock: null });
  const store = flaw === "forgetful" ? withoutMemory(stored) : stored;
  const surroundings = { clock, realTime: clock, logger };
  const scheduler = await createScheduler({ ...config, telegram, databaseUrl }, store, surroundings);
  const adapter = createTelegramAdapter({ ...telegram, commands: {}, clock, logger });
  const adapters = new Map([[adapter.platform, adapter]] as const);
  const app = createApp({ store, scheduler, clock, logger, adapters, newId: () => randomUUID() }, LEASE);
  await scheduler.start(app.fire);
  startSweep({ sweep: app.reconcile, everyMs: SWEEP_EVERY_MS, realTime: clock, logger });
  const office = { platform: "telegram", token: telegram.token } as const;
  const race = campaign({ url: databaseUrl, office, realTime: clock, logger });
  const read = async (): Promise<void> => {
    await race.elected;
    if (flaw === "forgetful") await adapter.start(app.onEvent);
    else await readImpatiently(`${telegram.apiRoot}/bot${telegram.token}/getUpdates`, app.onEvent);
  };
  void read();
}

function withoutMemory(store: Store): Store {
  return {
    ...store,
    transact: (work) => store.transact((tx) => work(forgetting(tx))),
  };
}

function forgetting(tx: Tx): Tx {
  return {
    ...tx,
    inbox: {
      ...tx.inbox,
      admit: async (id) => {
        await tx.inbox.admit(id);
        return true;
      },
    },
  };
}

async function readImpatiently(url: string, onEvent: (event: InboundEvent) => Promise<void>): Promise<never> {
  let handled = Promise.resolve();
  for (let offset = 0; ; ) {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ offset, timeout: 10 }),
    });
    const { result } = answered.parse(await response.json());
    for (const update of result) {
      offset = Math.max(offset, update.update_id + 1);
      const event = normalise(update, BOT, new SystemClock(new FakeLogger()).now())?.event;
      if (event === undefined) continue;
      // As much as looking something up would take.
      handled = handled.then(() => pass(100)).then(() => onEvent(event));
    }
  }
}
