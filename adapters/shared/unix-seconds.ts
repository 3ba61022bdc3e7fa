import { z } from "zod";

/** A moment as Telegram and Slack tell it: seconds of Unix time, within what a date can hold. */
export const unixSeconds = z.int().min(-8.64e12).max(8.64e12);
