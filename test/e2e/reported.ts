import type { Bot } from "../support/start-bot.ts";

/** How many attempts at a delivery were reported to have gone wrong. */
export function reported({ lines }: Pick<Bot, "lines">): number {
  return lines.filter(({ event }) => ["delivery not confirmed", "delivery held back"].includes(event)).length;
}
