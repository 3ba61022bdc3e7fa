import type { Clock } from "../../src/ports/clock.ts";
import { pause } from "./pause.ts";

/**
 * What `work` gives, or `late` where it takes longer than `ms` by the clock; then it goes on, and nobody is told
 * how it ends. @throws what the work throws in time.
 */
export async function inTime<T, Late>(
  work: Promise<T>,
  late: Late,
  { clock, ms }: { readonly clock: Clock; readonly ms: number },
): Promise<T | Late> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, pause(clock, ms, limit.signal).then(() => late)]);
  } finally {
    limit.abort();
  }
}
