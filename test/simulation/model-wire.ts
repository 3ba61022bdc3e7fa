import type { DeliveryId } from "../../src/core/ids.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Faults } from "./faults.ts";
import type { Machine } from "./machine.ts";
import type { ModelDatabase, Outcome, Statement } from "./model-database.ts";
import type { Wire } from "./model-store.ts";
import type { Holder } from "./model-table.ts";
import type { Random } from "./random.ts";
import type { Timeline } from "./timeline.ts";

/** As the server is told: a statement that waits longer is undone, and so is a transaction that nobody goes on with. */
const STATEMENT_TIMEOUT_MS = 4_000;
const IDLE_TIMEOUT_MS = 8_000;
const MOST_LATENCY_MS = 8;

/** The server: it can be away for a while. */
export interface Server {
  readonly database: ModelDatabase;
  readonly now: () => Instant;
  isAway: boolean;
}

interface Parts {
  readonly timeline: Timeline;
  readonly server: Server;
  readonly machine: Machine;
  readonly faults: Faults;
  readonly random: Random;
  /** Told when the server has looked whose a delivery is, and just before every commit. */
  readonly onLook: (id: DeliveryId) => void;
  readonly onCommit: () => void;
}

/** A machine's connections to the database, which can break, and with what befalls the machine meanwhile. */
export class ModelWire implements Wire {
  readonly #parts: Parts;
  /** The transactions under way, with when the server last heard of each. */
  readonly #open = new Map<Holder, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  execute<T>(holder: Holder, statement: Statement<T>): Promise<T> {
    return this.#call(holder, (answer) => {
      let isDone = false;
      const { timeline, server } = this.#parts;
      const giveUp = server.database.execute(holder, statement, (outcome) => {
        isDone = true;
        answer(outcome);
      });
      if (isDone) return;
      timeline.in(STATEMENT_TIMEOUT_MS, () => {
        if (isDone) return;
        giveUp();
        answer({ error: new Error("statement timeout") });
      });
    });
  }

  async commit(holder: Holder): Promise<void> {
    const { database } = this.#parts.server;
    await this.#call<void>(holder, (answer) => {
      this.#parts.onCommit();
      answer(outcomeOf(() => database.commit(holder)));
    });
    this.#open.delete(holder);
  }

  rollBack(holder: Holder): void {
    this.#open.delete(holder);
    this.#parts.server.database.rollBack(holder);
  }

  onLook(id: DeliveryId): void {
    this.#parts.onLook(id);
  }

  /** The server notices that the process is gone, after what that has sent to it. */
  onDeath(): void {
    const { timeline, server } = this.#parts;
    timeline.in(MOST_LATENCY_MS + 1, () => {
      for (const holder of this.#open.keys()) server.database.rollBack(holder);
    });
  }

  onFreeze(): void {
    const { timeline, server } = this.#parts;
    timeline.in(IDLE_TIMEOUT_MS + MOST_LATENCY_MS, () => {
      for (const [holder, heardOfMs] of this.#open) {
        if (timeline.nowMs - heardOfMs >= IDLE_TIMEOUT_MS) server.database.rollBack(holder);
      }
    });
  }

  #call<T>(holder: Holder, reach: (answer: (outcome: Outcome<T>) => void) => void): Promise<T> {
    const { timeline, server, machine, faults, random } = this.#parts;
    const befalls = faults.ofMachine();
    const breaks = faults.ofDatabase();
    return new Promise<T>((resolve, reject) => {
      const arrive = (outcome: Outcome<T>): void => {
        if (befalls === "crash after") machine.die();
        if (befalls === "freeze after") machine.freeze(faults.freezeMs(), faults.clockCorrectedAfterMs());
        machine.resume(() => {
          if ("value" in outcome) resolve(outcome.value);
          else reject(outcome.error instanceof Error ? outcome.error : new Error("no error"));
        });
      };
      if (befalls === "crash before") machine.die();
      if (befalls === "freeze before") machine.freeze(faults.freezeMs(), faults.clockCorrectedAfterMs());
      machine.resume(() => {
        timeline.in(random.between(0, MOST_LATENCY_MS), () => {
          if (server.isAway || breaks === "refused") {
            server.database.rollBack(holder);
            arrive({ error: new Error("the connection broke") });
            return;
          }
          this.#open.set(holder, timeline.nowMs);
          reach((outcome) => {
            if (breaks !== "answer lost") {
              arrive(outcome);
              return;
            }
            server.database.rollBack(holder);
            arrive({ error: new Error("the connection broke before the answer") });
          });
        });
      });
    });
  }
}

function outcomeOf<T>(run: () => T): Outcome<T> {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}
