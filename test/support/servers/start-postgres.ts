import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client, escapeIdentifier } from "pg";
import { requireProgram } from "./find-program.ts";
import {
  freePort,
  type ServerProcess,
  signalServer,
  startServerProcess,
  untilReady,
} from "./server-process.ts";

const run = promisify(execFile);

/** A real Postgres cluster of the test's own. */
export interface TestPostgres {
  /** Of the database `postgres`. */
  readonly url: string;
  /** Makes an empty database, gives its url. */
  createDatabase(): Promise<string>;
  /** Ends the server at once, as after a crash, and starts it again: every connection breaks, the log is replayed. */
  restartImmediate(): Promise<void>;
  /** Ends the server and removes its data. Idempotent. */
  stop(): Promise<void>;
}

/** The data are thrown away with the test, so nothing waits for a disk. */
const FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts a new cluster on a free loopback port; it accepts connections when this resolves.
 * @param options.durable true to write as safely as in production, for tests that kill the server.
 * @param options.settings more settings, or others than ours: `{ fsync: "off" }`.
 */
export async function startPostgres(
  options: { readonly durable?: boolean; readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<TestPostgres> {
  const account = await serverAccount();
  const folder = await mkdtemp(join(tmpdir(), "afterword-postgres-"));
  if (account !== null) await chown(folder, account.uid, account.gid);
  const spawnOptions = { cwd: folder, ...account };
  const data = join(folder, "data");
  const initArgs = [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  await run(requireProgram("initdb"), initArgs, spawnOptions);

  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200"];
  if (options.durable !== true) settings.push(...FAST);
  settings.push(...Object.entries(options.settings ?? {}).map(([name, value]) => `${name}=${value}`));
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const start = async (): Promise<ServerProcess> => {
    const started = startServerProcess(requireProgram("postgres"), args, spawnOptions);
    await untilReady(started, () => query(url, "SELECT 1"));
    return started;
  };
  let server = await start();
  return {
    url,
    createDatabase: () => createDatabase(url),
    restartImmediate: async () => {
      await signalServer(server, "SIGQUIT");
      server = await start();
    },
    stop: async () => {
      await signalServer(server, "SIGQUIT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Makes a database on the server of `url`, as a copy of `template` where one is named, and gives its url.
 * @param template a database of the same server, to which nobody is connected.
 */
export async function createDatabase(url: string, template = "template0"): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await query(url, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

async function query(url: string, text: string): Promise<true> {
  const client = new Client({ connectionString: url });
  // A server that ends under the connection says so here as well; the query's own rejection is enough.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
  return true;
}

/** Postgres refuses to run as root: then it runs as the account its package made. Null where we are not root. */
async function serverAccount(): Promise<{ readonly uid: number; readonly gid: number } | null> {
  if (process.getuid?.() !== 0) return null;
  const [uid, gid] = await Promise.all(
    ["-u", "-g"].map(async (flag) => Number((await run("id", [flag, "postgres"])).stdout)),
  );
  if (uid === undefined || gid === undefined) throw new Error("there is no account named postgres");
  return { uid, gid };
}
