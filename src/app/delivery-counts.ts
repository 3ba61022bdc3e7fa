import type { DeliveryFailure } from "../ports/adapter.ts";

/** What became of messages since this process began, for whoever watches it. */
export interface DeliveryCounts {
  /** Attempts of which nobody could know whether they got through. */
  uncertain: number;
  /** Messages shown once more, with the note that says so. */
  repeated: number;
  /** Messages given up because the person has shut us out. */
  readonly undeliverable: Record<Extract<DeliveryFailure, "blocked" | "gone">, number>;
  /** Messages given up because the platform takes them for wrong, or was tried too often. */
  dead: number;
  /** How often reminders were left alone because this machine's clock is wrong. */
  refusedByClock: number;
}

export function noCounts(): DeliveryCounts {
  return { uncertain: 0, repeated: 0, undeliverable: { blocked: 0, gone: 0 }, dead: 0, refusedByClock: 0 };
}
