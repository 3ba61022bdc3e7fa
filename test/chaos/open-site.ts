import { createStore } from "../../src/store/create-store.ts";
import type { Database } from "../../src/store/database.ts";
import { migrate } from "../../src/store/migrate.ts";
import { openPostgres } from "../../src/store/open-postgres.ts";
import type { Store } from "../../src/ports/store.ts";
import { FakeLogger } from "../fakes/fake-logger.ts";
import { startPostgres, type TestPostgres } from "../support/servers/start-postgres.ts";
import { startRedis, type TestRedis } from "../support/servers/start-redis.ts";
import type { People } from "./platform-talk.ts";
import { type Platforms, startPlatforms } from "./start-platforms.ts";

/** Everything that the workers stand on. */
export interface Site {
  readonly redis: TestRedis;
  readonly postgres: TestPostgres;
  readonly platforms: Platforms;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly store: Store;
  /** What a worker is to be started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/**
 * What was handed to the system outlives a killed server; only a power cut asks for more. Without it, the server
 * takes seconds to start after each crash.
 */
const NO_POWER_CUTS = { fsync: "off" };

/** Servers of its own, since they are to be killed: a Redis and a Postgres that write as in production. */
export async function openSite(people: People, seed: number): Promise<Site> {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0)) await one();
  };
  async function keep<T>(starting: Promise<T>, closeOne: (thing: T) => Promise<void>): Promise<T> {
    const thing = await starting;
    closers.unshift(() => closeOne(thing));
    return thing;
  }
  try {
    const [redis, postgres, platforms] = await Promise.all([
      keep(startRedis(), (one) => one.stop()),
      keep(startPostgres({ durable: true, settings: NO_POWER_CUTS }), (one) => one.stop()),
      keep(startPlatforms(people, seed), (one) => one.close()),
    ]);
    const databaseUrl = await postgres.createDatabase();
    const database = openPostgres(databaseUrl, new FakeLogger());
    closers.unshift(() => database.close());
    await migrate(database.pool);
    const store = createStore(database, { clock: null });
    const { PATH = "" } = process.env;
    const env = {
      PATH,
      ...platforms.env,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redis.url,
      PORT: "0",
    };
    return { redis, postgres, platforms, databaseUrl, database, store, env, close };
  } catch (error) {
    await close();
    throw error;
  }
}
