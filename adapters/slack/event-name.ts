import { z } from "zod";

/** What Slack calls an event, a trigger or a state of a form by: it becomes a key, so it holds nothing but plain signs. */
export const eventName = z.string().regex(/^[\x21-\x7e]{1,200}$/u);
