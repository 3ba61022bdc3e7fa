import { after, type Instant } from "../core/time/instant.ts";
import type { AppPorts } from "./app-ports.ts";

/** Further apart, this machine's clock and the one that decides what is due do not agree. */
const MOST_APART_MS = 2_000;
/** An answer is good for so long. */
const GOOD_FOR_MS = 2_000;

export interface ClockCheck {
  /**
   * False while this machine's clock is wrong: then others are to send the reminders, since what they say (today,
   * in two days) is reckoned by it. @throws whatever the store throws.
   */
  agrees(): Promise<boolean>;
}

/** Compares the clocks when somebody wants to know, and says so when they part and when they agree again. */
export function createClockCheck({
  store,
  clock,
  logger,
}: Pick<AppPorts, "store" | "clock" | "logger">): ClockCheck {
  let last: { readonly agrees: boolean; readonly at: Instant } | null = null;
  let asking: Promise<boolean> | null = null;

  async function ask(): Promise<boolean> {
    const before = clock.now();
    const decisive = await store.direct((tx) => tx.time.now());
    const now = clock.now();
    // The answer was given at some moment between the two.
    const apartMs = Math.max(before - decisive, decisive - now, 0);
    const agrees = apartMs <= MOST_APART_MS;
    if (agrees !== (last?.agrees ?? true)) {
      if (agrees) logger.info("this machine's clock is right again");
      else logger.warn("this machine's clock is wrong; it sends no reminders", { apartMs });
    }
    last = { agrees, at: now };
    return agrees;
  }

  return {
    agrees: async () => {
      const now = clock.now();
      if (last !== null && now >= last.at && now < after(last.at, GOOD_FOR_MS)) return last.agrees;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return await asking;
    },
  };
}
