import type { DeliveryId, ReminderId } from "../../src/core/ids.ts";
import type { Reminder } from "../../src/core/reminder.ts";
import type { Instant } from "../../src/core/time/instant.ts";
import type { Machine } from "./machine.ts";
import type { DeliveryRow, ModelDatabase } from "./model-database.ts";
import { ABILITIES, type Call, type Copy, type ModelPlatform } from "./model-platform.ts";
import type { Timeline } from "./timeline.ts";

/** The first thing that was not as promised. */
export interface Violation {
  readonly kind:
    | "lost"
    | "early"
    | "silent copy"
    | "forgotten doubt"
    | "copy of what could be seen"
    | "sent without the lease"
    | "settled twice"
    | "not drained";
  readonly about: string;
}

const FINAL: ReadonlySet<DeliveryRow["state"]> = new Set(["sent", "undeliverable", "dead", "withdrawn"]);

/** Watches one run from outside: what the people saw, what the database says, and who sent what when. */
export class Oracle {
  violation: Violation | null = null;
  readonly #timeline: Timeline;
  readonly #database: ModelDatabase;
  readonly #copies: Copy[] = [];
  readonly #open = new Set<DeliveryId>();
  readonly #scheduled = new Set<ReminderId>();
  /** When each revision of each reminder was due. */
  readonly #dueAt = new Map<string, Instant>();
  /** Which machine has claimed a delivery last. */
  readonly #holders = new Map<DeliveryId, Machine>();
  /** When the database last told a machine whose a delivery is. */
  readonly #looks = new Map<DeliveryId, Map<Machine, ReturnType<Machine["moment"]>>>();
  #talking: Machine | null = null;

  constructor(timeline: Timeline, database: ModelDatabase) {
    this.#timeline = timeline;
    this.#database = database;
    database.deliveries.onChange = (before, after) => this.#noteChange(before, after);
    database.reminders.onChange = (_before, after) => {
      this.#dueAt.set(subjectOf(after), after.dueAt);
      if (after.state === "scheduled") this.#scheduled.add(after.id);
      else this.#scheduled.delete(after.id);
    };
  }

  /** How many messages people have before them. */
  get copies(): number {
    return this.#copies.length;
  }

  /** Nothing is left that is due or on its way. */
  get isDrained(): boolean {
    return this.#open.size === 0 && this.#scheduled.size === 0;
  }

  watch(platform: ModelPlatform): void {
    platform.onCopy = (copy, call) => this.#noteCopy(copy, call);
  }

  /** The database has looked for this machine whose the delivery is. */
  noteLook(machine: Machine, key: DeliveryId): void {
    const looks = this.#looks.get(key) ?? new Map<Machine, ReturnType<Machine["moment"]>>();
    looks.set(machine, machine.moment());
    this.#looks.set(key, looks);
  }

  /** What is committed next is this machine's doing. */
  noteCommit(machine: Machine): void {
    this.#talking = machine;
  }

  /**
   * A machine begins to send. It must be the one that holds the lease, unless it was frozen together with its clock
   * after the database had told it so: that nobody can know.
   */
  noteCall(machine: Machine, key: DeliveryId): void {
    const row = this.#database.deliveries.committed.get(key);
    const isHolder = this.#holders.get(key) === machine && row?.state === "sending";
    if (isHolder && (row.leaseUntil ?? 0) > this.#timeline.nowMs) return;
    const look = this.#looks.get(key)?.get(machine);
    if (look !== undefined && machine.hasCounted(look)) this.#report("sent without the lease", key);
  }

  /** To be called when all is over. */
  judge(): Violation | null {
    if (!this.isDrained) this.#report("not drained", [...this.#open].join(" "));
    for (const reminder of this.#database.reminders.committed.values()) this.#judgeReminder(reminder);
    for (const row of this.#database.deliveries.committed.values()) {
      if (row.content.kind === "reply" && !this.#isAccounted(row, row.id)) this.#report("lost", row.id);
    }
    this.#judgeCopies();
    return this.violation;
  }

  #noteChange(before: DeliveryRow | undefined, after: DeliveryRow): void {
    if (before !== undefined && FINAL.has(before.state) && before.state !== after.state) {
      this.#report("settled twice", after.id);
    }
    if (FINAL.has(after.state)) this.#open.delete(after.id);
    else this.#open.add(after.id);
    if (after.fence !== (before?.fence ?? 0) && this.#talking !== null)
      this.#holders.set(after.id, this.#talking);
  }

  #noteCopy(copy: Copy, call: Call): void {
    for (const subject of copy.subjects) {
      if (copy.atMs < (this.#dueAt.get(subject) ?? copy.atMs)) this.#report("early", subject);
    }
    const earlier = this.#copies.find(({ key, chat }) => key === copy.key && chat === copy.chat);
    const couldBeSeen = earlier !== undefined && call.inDoubt && earlier.atMs <= call.begunAtMs;
    if (couldBeSeen && isReadable(copy)) this.#report("copy of what could be seen", copy.key);
    this.#copies.push(copy);
  }

  #judgeReminder(reminder: Reminder): void {
    if (reminder.state === "cancelled") return;
    const subject = subjectOf(reminder);
    const rows = [...this.#database.deliveries.committed.values()].filter(
      ({ content }) =>
        content.kind === "reminders" &&
        content.reminders.some(({ id, revision }) => id === reminder.id && revision === reminder.revision),
    );
    if (!rows.some((row) => this.#isAccounted(row, subject))) this.#report("lost", subject);
  }

  /** Somebody has it before them, or it is written down that they are to be told. */
  #isAccounted(row: DeliveryRow, subject: string): boolean {
    const isTold = row.missed && (row.state === "undeliverable" || row.state === "dead");
    return isTold || this.#copies.some(({ key, subjects }) => key === row.id && subjects.includes(subject));
  }

  /** Of several copies all but one must be marked, in either order, and the doubt be written down. */
  #judgeCopies(): void {
    const bySubject = new Map<string, Copy[]>();
    for (const copy of this.#copies) {
      for (const subject of copy.subjects) {
        const known = bySubject.get(subject);
        if (known === undefined) bySubject.set(subject, [copy]);
        else known.push(copy);
      }
    }
    for (const [subject, copies] of bySubject) {
      if (copies.length === 1) continue;
      if (copies.filter(({ isMarked }) => !isMarked).length > 1) this.#report("silent copy", subject);
      const rows = copies.map(({ key }) => this.#database.deliveries.committed.get(key));
      if (!rows.some((row) => row !== undefined && row.uncertain > 0))
        this.#report("forgotten doubt", subject);
    }
  }

  #report(kind: Violation["kind"], about: string): void {
    this.violation ??= { kind, about };
  }
}

function subjectOf({ id, revision }: Reminder): string {
  return `${id}.${revision}`;
}

function isReadable({ platform }: Copy): boolean {
  return platform !== "console" && ABILITIES[platform].canBeReadBack;
}
