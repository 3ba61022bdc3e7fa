import type { HttpAnswer } from "./http-base.ts";

/** What is to go wrong with one request. `before`: nothing was done; `after`: it was done, but not said so. */
export type FaultKind =
  | { readonly kind: "429"; readonly retryAfterSeconds: number }
  | { readonly kind: "403"; readonly reason: string }
  | { readonly kind: "5xx-before"; readonly status: number }
  | { readonly kind: "5xx-after"; readonly status: number }
  /** The connection is torn down before anything was done. */
  | { readonly kind: "lost-request" }
  /** It is done, then the connection is torn down. */
  | { readonly kind: "lost-answer" }
  /** It is done, but answered only when `release` resolves. */
  | { readonly kind: "slow"; readonly release: Promise<unknown> };

/** A fault for the next request of `method` (the platform's own name of it), or of any method. */
export type Fault = FaultKind & { readonly method?: string };

/** Faults that a test has ordered; each strikes once. */
export class Faults {
  readonly #queue: Fault[] = [];
  /** Decides about every request for which none was ordered: what happens on a day when anything may. */
  weather: (method: string) => FaultKind | null = () => null;

  next(...faults: readonly Fault[]): void {
    this.#queue.push(...faults);
  }

  /** Takes the first ordered fault that fits, else what the weather brings. */
  take(method: string): Fault | null {
    const index = this.#queue.findIndex((fault) => fault.method === undefined || fault.method === method);
    return index === -1 ? this.weather(method) : (this.#queue.splice(index, 1)[0] ?? null);
  }

  /** Those that have not struck yet. */
  get pending(): number {
    return this.#queue.length;
  }
}

/** How a platform says what went wrong. */
export interface FaultyPlatform {
  /** Does what was asked for. */
  accept(): Promise<HttpAnswer>;
  rateLimited(retryAfterSeconds: number): HttpAnswer;
  forbidden(reason: string): HttpAnswer;
}

/** Answers one request as the fault wants it. */
export async function answerThrough(fault: Fault | null, platform: FaultyPlatform): Promise<HttpAnswer> {
  if (fault === null) return platform.accept();
  switch (fault.kind) {
    case "429":
      return platform.rateLimited(fault.retryAfterSeconds);
    case "403":
      return platform.forbidden(fault.reason);
    case "5xx-before":
      return broken(fault.status);
    case "5xx-after":
      await platform.accept();
      return broken(fault.status);
    case "lost-request":
      return { kind: "destroy" };
    case "lost-answer":
      await platform.accept();
      return { kind: "destroy" };
    case "slow":
      break;
  }
  const answer = await platform.accept();
  await fault.release;
  return answer;
}

/** What a proxy in front of a platform says: not in the platform's own form. */
function broken(status: number): HttpAnswer {
  return { kind: "text", status, body: "<html><body><h1>Bad Gateway</h1></body></html>" };
}
