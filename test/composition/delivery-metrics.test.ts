import { describe, expect, it } from "vitest";
import { noCounts } from "../../src/app/delivery-counts.ts";
import { deliveryMetrics } from "../../src/composition/delivery-metrics.ts";
import { metricsText } from "../../src/runtime/metrics.ts";

const counts = { ...noCounts(), uncertain: 3, repeated: 2, dead: 1, refusedByClock: 4 };
counts.undeliverable.blocked = 5;

async function lines(oldestOverdueMs: () => Promise<number>): Promise<readonly string[]> {
  const text = metricsText(await deliveryMetrics({ counts, oldestOverdueMs }));
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

const COUNTERS = [
  "afterword_uncertain_total 3",
  "afterword_duplicate_marked_total 2",
  'afterword_undeliverable_total{reason="blocked"} 5',
  'afterword_undeliverable_total{reason="gone"} 0',
  "afterword_dead_total 1",
  "afterword_claim_refused_clock_total 4",
];

describe("the delivery's metrics", () => {
  it("tell how late the latest is, and what became of messages", async () => {
    expect(await lines(() => Promise.resolve(61_500))).toEqual([
      "afterword_oldest_overdue_seconds 61.5",
      ...COUNTERS,
    ]);
  });

  it("are there without the one that only the database knows, while it is away", async () => {
    expect(await lines(() => Promise.reject(new Error("away")))).toEqual(COUNTERS);
  });
});
