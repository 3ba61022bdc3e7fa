import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Limit } from "../../../src/ports/adapter.ts";
import { PacedError } from "../../../src/ports/store.ts";
import type { StoreContext } from "../store.contract.ts";

const SECOND_MS = 1_000;
/** Messages are spread a little wider than the limit, because they may arrive closer together than they were sent. */
const TENTH_MS = 103;

const limitOf = (perSecond: number): Limit => ({ bucket: `telegram:${randomUUID()}`, perSecond });

export function paceContract({ transact, clock }: StoreContext): void {
  const take = (limits: readonly Limit[], withinMs = SECOND_MS): Promise<number> =>
    transact((tx) => tx.pace.take(limits, withinMs));
  const refused = async (limits: readonly Limit[], withinMs = SECOND_MS): Promise<PacedError> => {
    const error: unknown = await take(limits, withinMs).catch((thrown: unknown) => thrown);
    return error instanceof PacedError ? error : expect.unreachable();
  };

  describe("the pace", () => {
    test("lets one through at once, and the others one after the other", async () => {
      const limit = limitOf(10);
      expect(await take([limit])).toBe(0);
      expect(await take([limit])).toBeCloseTo(TENTH_MS, 0);
      expect(await take([limit])).toBeCloseTo(2 * TENTH_MS, 0);
      await clock().advance(250);
      expect(await take([limit])).toBeCloseTo(3 * TENTH_MS - 250, 0);
      await clock().advance(10_000);
      expect(await take([limit])).toBe(0);
    });

    test("gives no moment that is too far away, and says how far it is", async () => {
      const limit = limitOf(1);
      await take([limit]);
      const error = await refused([limit]);
      expect(error).toMatchObject({ limit, waitMs: 1_030 });
      await clock().advance(31);
      expect(await take([limit])).toBeCloseTo(999, 0);
    });

    test("a narrower limit is never waited for, and what it refuses is not taken from the wider one", async () => {
      const [wide, narrow, other] = [limitOf(10), limitOf(1), limitOf(1)];
      expect(await take([wide, narrow])).toBe(0);
      expect(await refused([wide, narrow])).toMatchObject({ limit: narrow });
      expect(await take([wide, other])).toBeCloseTo(TENTH_MS, 0);
    });

    test("a narrower limit counts from when the message goes out", async () => {
      const [wide, narrow] = [limitOf(2), limitOf(1)];
      await take([wide]);
      expect(await take([wide, narrow])).toBeCloseTo(515, 0);
      await clock().advance(1_100);
      expect(await refused([wide, narrow])).toMatchObject({ limit: narrow });
      await clock().advance(500);
      expect(await take([wide, narrow])).toBe(0);
    });

    test("who is held off by the platform holds everybody off, and never for shorter", async () => {
      const limit = limitOf(10);
      await transact((tx) => tx.pace.hold(limit, 5_000));
      await transact((tx) => tx.pace.hold(limit, 3_000));
      expect(await refused([limit])).toMatchObject({ limit, waitMs: 5_000 });
      await clock().advance(4_000);
      expect(await transact((tx) => tx.pace.waitMs(limit))).toBe(1_000);
      await clock().advance(1_000);
      expect(await transact((tx) => tx.pace.waitMs(limit))).toBe(0);
      expect(await take([limit])).toBe(0);
    });

    test("a limit that nobody has used is free", async () => {
      expect(await transact((tx) => tx.pace.waitMs(limitOf(1)))).toBe(0);
    });

    test("of many who take a moment at once, each has one of its own", async () => {
      const limit = limitOf(10);
      const waits = await Promise.all(Array.from({ length: 8 }, () => take([limit])));
      const expected = Array.from({ length: 8 }, (_, index) => index * TENTH_MS);
      for (const [index, waitMs] of waits.toSorted((a, b) => a - b).entries()) {
        expect(waitMs).toBeCloseTo(expected[index] ?? 0, 0);
      }
    });
  });
}
