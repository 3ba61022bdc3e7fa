import { z } from "zod";
import { mended } from "./typed-text.ts";

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((given) => given.trim() !== "", "must be more than 0 characters");

/** Slack keeps it, and gives it back, with the three characters escaped. */
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: text(max).overwrite(mended),
    emoji: z.boolean().optional(),
  });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: text(max), verbatim: z.boolean().optional() });

export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export type AnyText = z.infer<ReturnType<typeof anyText>>;
