/** Every place where Afterword can talk with a person. */
export const PLATFORMS = ["console", "telegram", "discord", "slack"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where a person is reached: a platform, its workspace (`""` where it has none) and the direct-message chat. */
export interface Address {
  readonly platform: Platform;
  readonly workspace: string;
  readonly chat: string;
}

/** One message we sent, so that it can be changed in place. */
export interface MessageRef extends Address {
  readonly message: string;
}
