import { z } from "zod";

/** What the process of the platforms is told, and what it says. */
export const asked = z.discriminatedUnion("kind", [
  /** To start those that have people, with so many each. */
  z.object({
    kind: z.literal("open"),
    people: z.object({ telegram: z.int(), discord: z.int(), slack: z.int() }),
    seed: z.int(),
  }),
  z.object({ kind: z.literal("weather"), is: z.enum(["bad", "clearing", "calm"]) }),
  z.object({ kind: z.literal("report") }),
]);
export type Asked = z.infer<typeof asked>;
/** How many people are on each platform; a platform without any does not run. */
export type People = Extract<Asked, { kind: "open" }>["people"];

const chat = z.object({
  platform: z.enum(["telegram", "discord", "slack"]),
  workspace: z.string(),
  account: z.string(),
  chat: z.string(),
});
const post = z.object({ chat: z.string(), atMs: z.number(), text: z.string() });

export const said = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("opened"),
    /** The settings that lead a worker there. */
    env: z.record(z.string(), z.string()),
    chats: z.array(chat),
  }),
  z.object({ kind: z.literal("posts"), posts: z.array(post) }),
]);
export type Said = z.infer<typeof said>;

/** A chat in which the bot can reach somebody. */
export type Chat = z.infer<typeof chat>;
/** A message of the bot's that a person has before them: when it was shown, and all that it says. */
export type Post = z.infer<typeof post>;
