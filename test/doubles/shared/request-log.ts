import { Changes } from "./changes.ts";

/** One request as it arrived. */
export interface RecordedCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Every request that reached a double, refused ones and those that a fault struck among them. */
export class RequestLog {
  readonly #changes = new Changes();
  readonly #calls: RecordedCall[] = [];

  add(call: RecordedCall): void {
    this.#calls.push(call);
    this.#changes.notify();
  }

  get all(): readonly RecordedCall[] {
    return [...this.#calls];
  }

  of(method: string): readonly RecordedCall[] {
    return this.#calls.filter((call) => call.method === method);
  }

  /** Resolves when there have been `count` requests of `method`, with the last of them. */
  async waitFor(method: string, count = 1): Promise<RecordedCall> {
    return this.#changes.until(`${method} was called ${count} times`, () => this.of(method)[count - 1]);
  }
}
