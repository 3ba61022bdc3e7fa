import type { Courier } from "./courier.ts";
import type { Events } from "./events.ts";
import type { FileStore } from "./file-store.ts";
import type { OAuth } from "./oauth.ts";
import type { Arguments } from "./request-body.ts";
import type { SocketMode } from "./socket-mode.ts";
import type { Triggers } from "./triggers.ts";
import type { Views } from "./views.ts";
import type { Installation, Workspace, World } from "./world.ts";

/** What is switched on in the app's settings at Slack, and may be switched off by a test. */
export interface AppSettings {
  isHomeEnabled: boolean;
  isMessagesTabEnabled: boolean;
  commands: readonly string[];
}

/** What the Web API and the people of the double work on. */
export interface Parts {
  readonly world: World;
  readonly settings: AppSettings;
  readonly triggers: Triggers;
  readonly views: Views;
  readonly files: FileStore;
  readonly oauth: OAuth;
  readonly socketMode: SocketMode;
  readonly courier: Courier;
  readonly events: Events;
  /** Where this double is reached. */
  readonly url: () => string;
}

/** One call of a method with a bot's token. */
export interface BotCall {
  readonly args: Arguments;
  readonly workspace: Workspace;
  readonly installation: Installation;
}

export type Body = Readonly<Record<string, unknown>>;

export type Method =
  | {
      readonly token: "bot";
      readonly scope: string | null;
      readonly run: (call: BotCall, parts: Parts) => Body;
    }
  | { readonly token: "app"; readonly run: (parts: Parts) => Body }
  | { readonly token: "none"; readonly run: (args: Arguments, parts: Parts) => Body };
