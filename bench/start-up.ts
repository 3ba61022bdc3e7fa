/**
 * From the start of the process to its ready line, and its resident memory when it has been idle for a while:
 * the built program on its built-in database, empty (but made), and with 10,000 interviews; the ratio says what the
 * interviews cost. The memory on Postgres and Redis as well. Usage: npm run build && tsx bench/start-up.ts [interviews]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { replan } from "../src/core/conversation/replan.ts";
import { freshId, type InterviewId, type PersonId, type UserId } from "../src/core/ids.ts";
import { type Interview, UNSAID } from "../src/core/interview.ts";
import { addDays } from "../src/core/time/day.ts";
import { after, DAY_MS, HOUR_MS, type Instant } from "../src/core/time/instant.ts";
import { parseZone, wallAt } from "../src/core/time/zone.ts";
import { DEFAULT_WAKING_HOURS, DEFAULT_WORKING_DAYS, type User } from "../src/core/user.ts";
import { SystemClock } from "../src/runtime/system-clock.ts";
import { createStore } from "../src/store/create-store.ts";
import { migrate } from "../src/store/migrate.ts";
import { openPglite } from "../src/store/open-pglite.ts";
import { startTelegramDouble } from "../test/doubles/telegram/telegram-double.ts";
import { FakeLogger } from "../test/fakes/fake-logger.ts";
import { startPostgres } from "../test/support/servers/start-postgres.ts";
import { startRedis } from "../test/support/servers/start-redis.ts";
import { median, print } from "./figures.ts";

const [interviews = 10_000] = process.argv.slice(2).map(Number);
const STARTS = 5;
const IDLE_MS = 5_000;
/** Interviews of one user, as somebody has who searches for long. */
const EACH = 20;

const logger = new FakeLogger();
const clock = new SystemClock(logger);
const folder = await mkdtemp(join(tmpdir(), "afterword-bench-"));
const double = await startTelegramDouble({ clock });

function zone() {
  const found = parseZone("Europe/Stockholm");
  if (found === null) throw new Error("no zones here");
  return found;
}

function userOf(): User {
  return {
    id: freshId<UserId>(randomUUID),
    name: "Maya",
    language: "en",
    timeZone: zone(),
    wakingHours: DEFAULT_WAKING_HOURS,
    pace: "standard",
    discreet: false,
    workingDays: DEFAULT_WORKING_DAYS,
    holidays: null,
  };
}

function interviewOf(user: User, at: Instant): Interview {
  const wall = wallAt(at, zone());
  return {
    id: freshId<InterviewId>(randomUUID),
    owner: user.id,
    revision: 0,
    company: "Acme",
    role: "Backend developer",
    startsAt: { at, wall, zone: zone(), words: "yesterday 14:00" },
    endsAt: after(at, HOUR_MS),
    people: ["Jane Doe", "Per Lund"].map((name) => ({
      id: freshId<PersonId>(randomUUID),
      name,
      title: null,
      kind: "interviewer",
    })),
    promise: { from: null, by: addDays(wall.day, 5), words: "by Friday", saidAt: null },
    ...UNSAID,
    channel: null,
    materials: [],
    hook: null,
    done: [],
    snoozed: [],
    outcome: null,
    outcomeAt: null,
    loggedAt: at,
  };
}

async function fill(dataDir: string, count: number): Promise<void> {
  const database = await openPglite({ folder: dataDir, clock, logger });
  await migrate(database.pool);
  const store = createStore(database, { clock });
  const now = clock.now();
  for (let made = 0; made < count; made += EACH) {
    await store.transact(async (tx) => {
      const user = userOf();
      await tx.users.save(user);
      for (let index = 0; index < EACH; index += 1) {
        // Ahead of now, so that nothing is due and the start alone is measured.
        const interview = interviewOf(user, after(now, DAY_MS * (1 + (index % 28))));
        const facts = {
          now,
          user,
          locale: null,
          commands: "each" as const,
          interviews: [],
          closed: [],
          reminders: [],
          newId: randomUUID,
        };
        const { stored, reminders } = replan(interview, facts);
        await tx.interviews.save(stored);
        await tx.reminders.put(reminders);
      }
    });
  }
  await store.close();
}

async function isReady(child: ChildProcess): Promise<void> {
  if (child.stdout === null) throw new Error("no output to read");
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('"event":"ready"')) return;
  }
  throw new Error("it ended before it was ready");
}

async function rssMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1024;
}

async function start(
  settings: Readonly<Record<string, string>>,
  idleMs: number,
): Promise<{ readonly ms: number; readonly rss: number }> {
  const started = performance.now();
  const env = {
    ...process.env,
    ...settings,
    TELEGRAM_BOT_TOKEN: double.token,
    TELEGRAM_API_ROOT: double.apiRoot,
    PORT: "0",
  };
  const child = spawn(process.execPath, ["dist/src/main.js"], { env, stdio: ["ignore", "pipe", "inherit"] });
  await isReady(child);
  const ms = performance.now() - started;
  child.stdout?.resume();
  await wait(idleMs);
  const rss = await rssMb(child.pid);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
  return { ms, rss };
}

const [empty, full] = [join(folder, "empty"), join(folder, "full")];
await fill(empty, 0);
await cp(empty, full, { recursive: true });
await fill(full, interviews);
const times = { empty: [] as number[], full: [] as number[] };
for (let round = 0; round < STARTS; round += 1) {
  times.empty.push((await start({ DATA_DIR: empty }, 0)).ms);
  times.full.push((await start({ DATA_DIR: full }, 0)).ms);
}
const idleEmpty = await start({ DATA_DIR: empty }, IDLE_MS);
const idleFull = await start({ DATA_DIR: full }, IDLE_MS);
const fresh = await start({ DATA_DIR: join(folder, "fresh") }, IDLE_MS);
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const shared = { DATABASE_URL: await postgres.createDatabase(), REDIS_URL: redis.url };
const idleShared = await start(shared, IDLE_MS);
await Promise.all([postgres.stop(), redis.stop()]);
print({
  interviews,
  emptyMs: median(times.empty),
  fullMs: median(times.full),
  ratio: median(times.full) / median(times.empty),
  firstEverMs: fresh.ms,
  idleRssEmptyMb: idleEmpty.rss,
  idleRssFullMb: idleFull.rss,
  idleRssAfterFirstEverMb: fresh.rss,
  idleRssOnPostgresMb: idleShared.rss,
});
await double.close();
await rm(folder, { recursive: true });
process.exit(0);
