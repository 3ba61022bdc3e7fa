// What the app has to be given in Slack's settings. `slack-manifest.yml` says the same, and a test holds the two together.

/** What the bot's token has to allow; why, stands in the manifest. */
export const SCOPES = [
  "chat:write",
  "commands",
  "files:write",
  "im:history",
  "im:write",
  "users:read",
] as const;

/** What Slack has to tell us of. */
export const EVENTS = ["app_home_opened", "app_uninstalled", "message.im", "tokens_revoked"] as const;

export const COMMAND = "/interview";

/** Where everything comes in over HTTP: events, commands, presses and forms. */
export const EVENTS_PATH = "/slack/events";
/** Where somebody begins to let us into their workspace. */
export const INSTALL_PATH = "/slack/install";
/** Where Slack sends them back to. */
export const REDIRECT_PATH = "/slack/oauth_redirect";
