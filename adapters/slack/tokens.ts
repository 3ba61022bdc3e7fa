import type { Installations } from "../../src/ports/installations.ts";
import { notLetIn } from "./errors.ts";

/** What we speak with in a workspace. @throws {DeliveryError} `gone` where the workspace does not let us in. */
export type TokenOf = (workspace: string) => Promise<string>;

/** Looked up every time: another process may have learnt that a workspace threw us out, or let us in again. */
export function tokensOf(installations: Pick<Installations, "find">): TokenOf {
  return async (workspace) => {
    const found = await installations.find({ platform: "slack", workspace });
    if (found === null) throw notLetIn();
    return found.token;
  };
}
