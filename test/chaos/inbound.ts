import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pass } from "node:timers/promises";
import { SystemClock } from "../../src/runtime/system-clock.ts";
import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import { startDiscordDouble } from "../doubles/discord/discord-double.ts";
import { startSlackDouble } from "../doubles/slack/slack-double.ts";
import { startTelegramDouble } from "../doubles/telegram/telegram-double.ts";
import { zoneAtNoon } from "../e2e/product-harness.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startPostgres } from "../support/servers/start-postgres.ts";
import { anAddress, aUser, zone } from "../support/stores/samples.ts";
import { builtWorker, type WorkerName } from "./built-worker.ts";
import { Fleet } from "./fleet.ts";
import { type Effects, readEffects, readInbox } from "./inbound-state.ts";
import { seededRandom } from "./seeded-random.ts";
import { talkThrough, UPDATES_EACH } from "./talk-through.ts";
import { discordTalker } from "./talkers/discord-talker.ts";
import { slackTalker } from "./talkers/slack-talker.ts";
import type { EventIds, Talker } from "./talkers/talker.ts";
import { telegramTalker } from "./talkers/telegram-talker.ts";

const WORKERS = 2;
/** Each update is brought up to so often more. */
const MOST_REPEATS = 3;
/** One person begins after the other. */
const BEGIN_EVERY_MS = 1_000;
const LOOK_EVERY_MS = 50;
/** A kill comes at any time within this after it is due. */
const KILL_WITHIN_MS = 300;
/** What each person's interview has gone through in the end: saved once, changed once. */
const ONCE = { interviews: 1, revision: 2, done: 1 } as const;

export interface InboundOptions {
  readonly updates: number;
  readonly kills: number;
  readonly seed: number;
  readonly platforms: readonly ("telegram" | "discord" | "slack")[];
  readonly worker: WorkerName;
  /** Whoever waits longer than this for an answer has lost it. */
  readonly patienceMs: number;
}

export interface InboundRun {
  /** What people did, and the platforms brought up to four times each. */
  readonly updates: number;
  readonly kills: number;
  /** What a platform may count on and is not in the inbox, and people who never got their answer. */
  readonly lost: number;
  /** What happened more often than it was asked for. */
  readonly doubleEffects: number;
  /** What people had to do again, because the platform had nobody to tell. */
  readonly unheard: number;
  readonly seed: number;
  /** What the people who got no answer say. */
  readonly complaints: readonly string[];
}

/** Lets people talk with the bot while its workers are killed, everything arriving several times. */
export async function runInbound(options: InboundOptions): Promise<InboundRun> {
  const random = seededRandom(options.seed);
  const repeats = (): number => Math.floor(random() * (MOST_REPEATS + 1));
  const clock = new SystemClock(new FakeLogger());
  const [telegram, discord, slack, postgres] = await Promise.all([
    startTelegramDouble({ clock }),
    startDiscordDouble({ clock }),
    startSlackDouble({ clock }),
    startPostgres(),
  ]);
  telegram.repeatsAre(repeats);
  discord.gateway.repeats = repeats;
  const envs = {
    telegram: { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    discord: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
    slack: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
    },
  };
  const talkers = {
    telegram: (nth: number) => telegramTalker(telegram, 1_000 + nth),
    discord: (nth: number) => discordTalker(discord, String(500_000_000_000_000_000n + BigInt(nth))),
    slack: (nth: number) => slackTalker(slack, `U${String(nth).padStart(8, "0")}`, repeats),
  };
  const databaseUrl = await postgres.createDatabase();
  const database = openPostgres(databaseUrl, new FakeLogger());
  const folder = await mkdtemp(join(tmpdir(), "afterword-inbound-"));
  const { PATH = "" } = process.env;
  const env = Object.assign(
    { PATH, DATABASE_URL: databaseUrl, PORT: "0" },
    ...options.platforms.map((one) => envs[one]),
  );
  const fleet = new Fleet({ count: WORKERS, program: await builtWorker(options.worker), env, folder });
  try {
    await migrate(database.pool);
    const people = Array.from({ length: Math.ceil(options.updates / UPDATES_EACH) }, (_, nth) =>
      talkers[options.platforms[nth % options.platforms.length] ?? "telegram"](nth),
    );
    for (const talker of people) await moveIn(talker, database);
    await fleet.start();
    return await talkAndKill(people, { fleet, database, random }, options);
  } finally {
    await fleet.stop();
    await database.close();
    await Promise.all([telegram.close(), discord.close(), slack.close(), postgres.stop()]);
    await rm(folder, { recursive: true });
  }
}

/** Somebody who has used the bot before: where they live is known. */
async function moveIn({ home }: Talker, database: Database): Promise<void> {
  const user = aUser({ timeZone: zone(zoneAtNoon()) });
  await createStore({ ...database, close: () => Promise.resolve() }, { clock: null }).transact(async (tx) => {
    await tx.users.save(user);
    await tx.addresses.add(anAddress(user, home));
  });
}

interface Scene {
  readonly fleet: Fleet;
  readonly database: Database;
  readonly random: () => number;
}

async function talkAndKill(
  people: readonly Talker[],
  scene: Scene,
  { kills, seed, patienceMs }: InboundOptions,
): Promise<InboundRun> {
  const { fleet, database } = scene;
  const done = new Map(people.map((talker): [Talker, string[]] => [talker, []]));
  const complaints: string[] = [];
  const areTaken = async (ids: EventIds): Promise<boolean> => {
    const inbox = await readInbox(database);
    return ids.every((id) => inbox.has(id));
  };
  const talks = people.map(async (talker, nth) => {
    await pass(nth * BEGIN_EVERY_MS);
    try {
      const did = (ids: EventIds): void => {
        done.get(talker)?.push(...ids);
      };
      await talkThrough(talker, { did, areTaken, patienceMs });
    } catch (error) {
      complaints.push(error instanceof Error ? error.message : String(error));
    }
  });
  const over = Promise.all(talks);
  const killed = await killMeanwhile(over, scene, { kills, updates: people.length * UPDATES_EACH });
  await over;
  const missingFrom = (inbox: ReadonlySet<string>): EventIds =>
    [...done].flatMap(([talker, ids]) => talker.owed(ids).filter((id) => !inbox.has(id)));
  // What nobody waited for may still be brought: the other four presses of the last button.
  const giveUpAt = performance.now() + patienceMs;
  const isLate = (): boolean => complaints.length > 0 || performance.now() > giveUpAt;
  while (!isLate() && missingFrom(await readInbox(database)).length > 0) await pass(LOOK_EVERY_MS);
  await fleet.stop();
  const inbox = await readInbox(database);
  const missing = missingFrom(inbox);
  const updates = [...done.values()].flat().length;
  return {
    updates,
    kills: killed,
    lost: missing.length + complaints.length,
    doubleEffects: doubleEffects(await readEffects(database)),
    unheard: [...done.values()].flat().filter((id) => !inbox.has(id)).length - missing.length,
    seed,
    complaints: [...complaints, ...missing.map((id) => `${id} was never taken in`)],
  };
}

/** Kills one worker after the other, evenly over what is taken in; gives back how often. */
async function killMeanwhile(
  over: Promise<unknown>,
  { fleet, database, random }: Scene,
  { kills, updates }: { readonly kills: number; readonly updates: number },
): Promise<number> {
  const state = { isOver: false, killed: 0 };
  void over.finally(() => {
    state.isOver = true;
  });
  while (!state.isOver && state.killed < kills) {
    await pass(LOOK_EVERY_MS);
    const taken = (await readInbox(database)).size;
    if (taken < ((state.killed + 1) * updates) / (kills + 1)) continue;
    await pass(random() * KILL_WITHIN_MS);
    fleet.kill(Math.floor(random() * fleet.size));
    state.killed += 1;
  }
  return state.killed;
}

function doubleEffects(effects: readonly Effects[]): number {
  return effects.reduce(
    (sum, { interviews, revision, done }) =>
      sum +
      Math.max(0, interviews - ONCE.interviews) +
      Math.max(0, revision - ONCE.revision) +
      Math.max(0, done - ONCE.done),
    0,
  );
}
