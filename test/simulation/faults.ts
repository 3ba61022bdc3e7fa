import type { Random } from "./random.ts";

/** What befalls a process around one of its calls. */
export type MachineFault = "crash before" | "crash after" | "freeze before" | "freeze after";

/** What befalls a transaction's statement or its end. */
export type DatabaseFault = "refused" | "answer lost";

/** What befalls a request to a platform. */
export type PlatformFault =
  | "unreachable"
  | "rate limited"
  | "failed before"
  | "failed after"
  | "answer lost"
  | "taken late"
  | "rejected";

const SECOND_MS = 1_000;

/**
 * How hard one run is on the processes: some runs have one kind of fault alone, others all of them. Once they are
 * over nothing befalls anybody any more.
 */
export class Faults {
  areOver = false;
  readonly #random: Random;
  readonly #crashes: number;
  readonly #freezes: number;
  readonly #database: number;
  readonly #platform: number;

  constructor(random: Random) {
    this.#random = random;
    const upTo = (most: number): number => (random.chance(0.4) ? 0 : random.next() * most);
    this.#crashes = upTo(0.03);
    this.#freezes = upTo(0.06);
    this.#database = upTo(0.03);
    this.#platform = upTo(0.4);
  }

  ofMachine(): MachineFault | null {
    if (this.areOver) return null;
    const random = this.#random;
    if (random.chance(this.#crashes)) return random.chance(0.5) ? "crash before" : "crash after";
    if (random.chance(this.#freezes)) return random.chance(0.3) ? "freeze before" : "freeze after";
    return null;
  }

  ofDatabase(): DatabaseFault | null {
    if (this.areOver || !this.#random.chance(this.#database)) return null;
    return this.#random.chance(0.5) ? "refused" : "answer lost";
  }

  ofPlatform(): PlatformFault | null {
    const random = this.#random;
    if (this.areOver || !random.chance(this.#platform)) return null;
    if (random.chance(0.02)) return "rejected";
    return random.pick([
      "unreachable",
      "rate limited",
      "failed before",
      "failed after",
      "answer lost",
      "taken late",
    ]);
  }

  /** Most pauses are short; some are longer than a lease, in which the machine's clock may stand still. */
  freezeMs(): number {
    const random = this.#random;
    if (random.chance(0.3)) return random.between(20, 2 * SECOND_MS);
    return random.between(3 * SECOND_MS, 45 * SECOND_MS);
  }

  /** When a clock that stood during a freeze is set right; null where it went on. */
  clockCorrectedAfterMs(): number | null {
    return this.#random.chance(0.4) ? this.#random.between(0, 30 * SECOND_MS) : null;
  }

  /** How wrong the clock of a machine that starts now is. */
  clockOffMs(): number {
    const random = this.#random;
    if (this.areOver || random.chance(0.6)) return 0;
    if (random.chance(0.5)) return random.between(-2 * SECOND_MS, 2 * SECOND_MS);
    return random.between(-600, 600) * SECOND_MS;
  }
}
