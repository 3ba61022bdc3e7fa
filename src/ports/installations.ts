import type { Platform } from "../core/address.ts";
import type { Instant } from "../core/time/instant.ts";

/** Names a workspace of a platform: on Slack by the id of its team, or of the organisation that let us in whole. */
export interface WorkspaceKey {
  readonly platform: Platform;
  readonly workspace: string;
}

/** A workspace that let the bot in, and what the bot was given for it. */
export interface Installation extends WorkspaceKey {
  /** The account that the bot has there. */
  readonly account: string;
  /** Speaks for the bot there: it is kept sealed, and shown nowhere. */
  readonly token: string;
  /** What the token may do, in the platform's words. */
  readonly scopes: readonly string[];
  readonly installedAt: Instant;
}

/** The workspaces that let the bot in. */
export interface Installations {
  /** Null where the workspace has not let us in, or does no longer. */
  find(key: WorkspaceKey): Promise<Installation | null>;
  /** Inserts, or replaces what the workspace gave us before. */
  save(installation: Installation): Promise<void>;
  /**
   * Forgets the workspace, unless it let us in again after `removedAt`: the platform may tell late, and more than
   * once, that we were removed. True when there is no installation of it any more.
   */
  remove(key: WorkspaceKey, removedAt: Instant): Promise<boolean>;
}
