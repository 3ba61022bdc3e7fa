import type { FaultKind, Faults } from "../doubles/shared/faults.ts";

/** `bad`: anything may happen; `clearing`: limits alone; `calm`: every request is answered, after a while. */
export type WeatherKind = "bad" | "clearing" | "calm";

const RATES = { limited: 0.05, brokenBefore: 0.01, brokenAfter: 0.01, torn: 0.005, silent: 0.005 } as const;
/** How long an answer is on its way. */
const TRAVEL_MS = { least: 5, most: 65 } as const;

const never = new Promise<never>(() => {});

/** What a platform does to the requests that show messages; everything else it answers at once. */
export function weather(
  kind: WeatherKind,
  shows: ReadonlySet<string>,
  random: () => number,
): Faults["weather"] {
  return (method) => (shows.has(method) ? (faultOf(kind, random()) ?? travel(random())) : null);
}

function faultOf(kind: WeatherKind, dice: number): FaultKind | null {
  if (kind === "calm") return null;
  let most: number = RATES.limited;
  if (dice < most) return { kind: "429", retryAfterSeconds: 1 };
  if (kind === "clearing") return null;
  if (dice < (most += RATES.brokenBefore)) return { kind: "5xx-before", status: 500 };
  if (dice < (most += RATES.brokenAfter)) return { kind: "5xx-after", status: 502 };
  if (dice < (most += RATES.torn)) return { kind: "lost-answer" };
  if (dice < (most += RATES.silent)) return { kind: "slow", release: never };
  return null;
}

function travel(dice: number): FaultKind {
  const ms = TRAVEL_MS.least + dice * (TRAVEL_MS.most - TRAVEL_MS.least);
  const release = new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  return { kind: "slow", release };
}
