import { setTimeout as pass } from "node:timers/promises";
import { fillDue } from "../../bench/support/fill-due.ts";
import { after, type Instant, instant } from "../../src/core/time/instant.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import type { TelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import type { DueInChat } from "./timeliness.ts";

/** Far from the chats of those who talk. */
const FIRST_CHAT = 1_000_000;
/** What has not come by then is lost. */
const GIVE_UP_AFTER_MS = 20_000;
const LOOK_EVERY_MS = 100;

export interface StoredDue {
  readonly due: readonly DueInChat[];
  readonly firstDueAt: Instant;
  /** Resolves when something has been shown in every chat, or is not to be hoped for any more. */
  allSeen(): Promise<void>;
}

/** Makes the tables in an empty database, with one reminder after the other, each of somebody of their own. */
export async function storeDue(
  url: string,
  telegram: TelegramDouble,
  times: { readonly count: number; readonly everyMs: number; readonly headStartMs: number },
): Promise<StoredDue> {
  const { count, everyMs, headStartMs } = times;
  const chats = Array.from({ length: count }, (_, index) => FIRST_CHAT + index);
  for (const id of chats) telegram.user({ id });
  const database = openPostgres(url, new FakeLogger());
  await migrate(database.pool);
  const firstDueAt = after(instant(Date.now()), headStartMs);
  const ids = chats.map(String);
  const on = { platform: "telegram", workspace: "", chats: ids, accounts: ids } as const;
  await fillDue(database, { count, firstDueAt, everyMs, on });
  await database.close();
  const due = chats.map((chat, index) => ({ chat, dueAt: after(firstDueAt, index * everyMs) }));
  const giveUpAt = after(firstDueAt, count * everyMs + GIVE_UP_AFTER_MS);
  return {
    due,
    firstDueAt,
    allSeen: async () => {
      for (const { chat } of due) {
        while (Date.now() < giveUpAt && telegram.chat(chat).messages.length === 0) await pass(LOOK_EVERY_MS);
      }
    },
  };
}
