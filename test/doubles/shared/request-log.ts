/** One request as it arrived. */
export interface RecordedCall {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Every request that reached a double, refused ones and those that a fault struck among them. */
export class RequestLog {
  readonly #calls: RecordedCall[] = [];

  add(call: RecordedCall): void {
    this.#calls.push(call);
  }

  of(method: string): readonly RecordedCall[] {
    return this.#calls.filter((call) => call.method === method);
  }
}
