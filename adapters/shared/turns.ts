/** Work in turn: what belongs to one person runs in order, different people's work runs side by side. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs `work` after everything that was put in for the same key before, however that ended. */
  take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = this.#last.get(key)?.then(work, work) ?? work();
    this.#last.set(key, turn);
    const end = (): void => {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    };
    turn.then(end, end);
    return turn;
  }
}
