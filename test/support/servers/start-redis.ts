import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireProgram } from "./find-program.ts";
import {
  freePort,
  type ServerProcess,
  signalServer,
  startServerProcess,
  untilReady,
} from "./server-process.ts";

/** A real redis-server of the test's own. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Where its data are, the files of its log among them. */
  readonly folder: string;
  /** Of the process that runs now; another one after `restart`. */
  readonly pid: number;
  /** Sends a signal, and waits for the end of the process where the signal ends it. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port with the same data, after ending it if it still runs. */
  restart(): Promise<void>;
  /** Ends it and removes its data. Idempotent. */
  stop(): Promise<void>;
}

/** As our own Redis runs in production; `databases` gives every test file one to itself. */
const SETTINGS: Readonly<Record<string, string>> = {
  hz: "250",
  appendonly: "yes",
  appendfsync: "everysec",
  save: "",
  "maxmemory-policy": "noeviction",
  databases: "4096",
};

/**
 * Starts redis-server on a free loopback port; it answers PING when this resolves.
 * @param options.settings more settings, or others than ours: `{ hz: "10" }`.
 */
export async function startRedis(
  options: { readonly settings?: Readonly<Record<string, string>> } = {},
): Promise<TestRedis> {
  const program = requireProgram("redis-server");
  const folder = await mkdtemp(join(tmpdir(), "afterword-redis-"));
  const port = await freePort();
  const settings = { bind: "127.0.0.1", port: String(port), dir: folder, ...SETTINGS, ...options.settings };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);

  const start = async (): Promise<ServerProcess> => {
    const started = startServerProcess(program, args, { cwd: folder });
    await untilReady(started, () => answersPing(port));
    return started;
  };
  let server = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    get pid() {
      return server.child.pid ?? 0;
    },
    kill: (signal) => signalServer(server, signal),
    restart: async () => {
      await signalServer(server, "SIGTERM");
      server = await start();
    },
    stop: async () => {
      await signalServer(server, "SIGKILL");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** False while nobody listens, and while the server still loads its data (it then answers `-LOADING`). */
function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("PING\r\n");
    });
    socket.once("error", reject);
    socket.once("data", (answer) => {
      socket.destroy();
      resolve(answer.toString("utf8").startsWith("+PONG"));
    });
  });
}
