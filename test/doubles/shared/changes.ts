/** How long a test waits for what it expects before it fails: a guard against hanging, never a pause. */
const PATIENCE_MS = 10_000;

/** Lets tests wait until something has come true, woken by every change instead of looking again and again. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  readonly #patienceMs: number;

  /** @param patienceMs more than the usual, for what takes long on a busy machine. */
  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Calls `listener` at every change, until the function that is given back is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves with the first value of `probe` that is not undefined.
   * @throws {Error} naming `what` when it did not come true in time.
   */
  async until<T>(what: string, probe: () => T | undefined): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const look = (): void => {
        const found = probe();
        if (found === undefined) return;
        end();
        resolve(found);
      };
      const stopListening = this.listen(look);
      const guard = setTimeout(() => {
        end();
        reject(new Error(`waited in vain until ${what}`));
      }, this.#patienceMs);
      const end = (): void => {
        clearTimeout(guard);
        stopListening();
      };
      look();
    });
  }
}
