/** Work that nobody waits for, until the adapter stops. */
export class Background {
  readonly #running = new Set<Promise<unknown>>();

  /** Looks after work that must not reject, and gives it back. */
  follow<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
    return work;
  }

  /** Resolves when nothing is being done any more, what was begun meanwhile included. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
