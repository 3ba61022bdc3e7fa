import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type Asked, type Chat, type People, type Post, type Said, said } from "./platform-talk.ts";
import type { WeatherKind } from "./weather.ts";

/** All platforms, in a process of their own: what they remember is what the people have seen. */
export interface Platforms {
  /** The settings that lead a worker there. */
  readonly env: Readonly<Record<string, string>>;
  readonly chats: readonly Chat[];
  weatherIs(kind: WeatherKind): void;
  /** Everything that the bot has shown so far. */
  posts(): Promise<readonly Post[]>;
  close(): Promise<void>;
}

export async function startPlatforms(people: People, seed: number): Promise<Platforms> {
  const program = fileURLToPath(new URL("./platforms.ts", import.meta.url));
  const child = fork(program, { execArgv: ["--import", "tsx"] });
  const exited = once(child, "exit");
  const tell = (what: Asked): void => {
    child.send(what);
  };
  async function ask<Kind extends Said["kind"]>(
    what: Asked,
    kind: Kind,
  ): Promise<Extract<Said, { kind: Kind }>> {
    const answered = once(child, "message");
    tell(what);
    const [message] = await Promise.race([
      answered,
      exited.then(() => {
        throw new Error("the platforms' process has ended");
      }),
    ]);
    const answer = said.parse(message);
    if (!isOf(answer, kind)) throw new Error(`the platforms said ${answer.kind} instead of ${kind}`);
    return answer;
  }
  const { env, chats } = await ask({ kind: "open", people, seed }, "opened");
  return {
    env,
    chats,
    weatherIs: (is) => tell({ kind: "weather", is }),
    posts: async () => (await ask({ kind: "report" }, "posts")).posts,
    close: async () => {
      child.disconnect();
      await exited;
    },
  };
}

function isOf<Kind extends Said["kind"]>(what: Said, kind: Kind): what is Extract<Said, { kind: Kind }> {
  return what.kind === kind;
}
