import type { Fault } from "../doubles/shared/faults.ts";

/** What can go wrong with a request, on every platform alike: first where nothing was done, then where it was. */
export const EVERY_FAULT: readonly Fault[] = [
  { kind: "5xx-before", status: 500 },
  { kind: "429", retryAfterSeconds: 1 },
  { kind: "403", reason: "zqcanary said no" },
  { kind: "lost-request" },
  { kind: "5xx-after", status: 502 },
  // An answer that is none: a page of a proxy that says all is well.
  { kind: "5xx-after", status: 200 },
  { kind: "lost-answer" },
];
