/** What can hold rows locked until it is over. */
export interface Holder {
  isOver: boolean;
}

/** The row is locked by another transaction. */
export class BlockedError extends Error {
  override readonly name = "BlockedError";
}

interface Pending<Row> {
  readonly holder: Holder;
  /** Undefined where the row was locked and not written. */
  readonly row: Row | undefined;
}

/**
 * The rows of one table: as they were committed, and beside them what the transactions under way have locked and
 * written, which they alone see.
 */
export class ModelTable<Row> {
  /** Told of every row that changes, when it is committed. */
  onChange: (before: Row | undefined, after: Row) => void = () => {};
  readonly #committed = new Map<string, Row>();
  readonly #pending = new Map<string, Pending<Row>>();

  get committed(): ReadonlyMap<string, Row> {
    return this.#committed;
  }

  get(holder: Holder, id: string): Row | undefined {
    const pending = this.#pending.get(id);
    return pending?.holder === holder && pending.row !== undefined ? pending.row : this.#committed.get(id);
  }

  /** In the order in which they came to be, those of the transaction itself last. */
  entries(holder: Holder): readonly (readonly [string, Row])[] {
    const found: (readonly [string, Row])[] = [];
    for (const [id, row] of this.#committed) found.push([id, this.get(holder, id) ?? row]);
    for (const [id, { holder: by, row }] of this.#pending) {
      if (by === holder && row !== undefined && !this.#committed.has(id)) found.push([id, row]);
    }
    return found;
  }

  /**
   * Locks the rows in the order of their ids, and only when it has them all writes what `change` makes of each.
   * @throws {BlockedError} when another transaction has one; those before it stay locked.
   */
  change<T extends Row>(
    holder: Holder,
    ids: readonly string[],
    change: (row: Row | undefined) => T,
  ): readonly T[] {
    for (const id of ids.toSorted((a, b) => (a < b ? -1 : 1))) {
      const pending = this.#pending.get(id);
      if (pending === undefined) this.#pending.set(id, { holder, row: undefined });
      else if (pending.holder !== holder) throw new BlockedError("another transaction has the row");
    }
    return ids.map((id) => {
      const row = change(this.get(holder, id));
      this.#pending.set(id, { holder, row });
      return row;
    });
  }

  /** Forgets all rows, as an unlogged table does when its server crashes. */
  clear(): void {
    this.#committed.clear();
  }

  /** Ends the transaction in this table. */
  end(holder: Holder, how: "commit" | "rollback"): void {
    for (const [id, pending] of this.#pending) {
      if (pending.holder !== holder) continue;
      this.#pending.delete(id);
      if (how === "rollback" || pending.row === undefined) continue;
      this.onChange(this.#committed.get(id), pending.row);
      this.#committed.set(id, pending.row);
    }
  }
}
