/** Every place where Afterword can talk with a person. */
export const PLATFORMS = ["console", "telegram", "discord", "slack"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where somebody else, an employer perhaps, may be able to read along. */
export const OVERSEEN: ReadonlySet<Platform> = new Set<Platform>(["slack"]);

/** Where there is one command only, and what else can be asked for is a word behind it. */
export const ONE_COMMAND: ReadonlySet<Platform> = new Set<Platform>(["slack"]);

/** Where we have a page of our own beside the chat. */
export const WITH_HOME: ReadonlySet<Platform> = new Set<Platform>(["slack"]);

/** Where a person is reached: a platform, its workspace (`""` where it has none) and the direct-message chat. */
export interface Address {
  readonly platform: Platform;
  readonly workspace: string;
  readonly chat: string;
}

/** Where a person's account is: what a platform knows them by. */
export interface Account {
  readonly platform: Platform;
  readonly workspace: string;
  readonly account: string;
}

/** One message we sent, so that it can be changed in place. */
export interface MessageRef extends Address {
  readonly message: string;
}
