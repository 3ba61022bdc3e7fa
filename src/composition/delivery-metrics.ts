import type { App } from "../app/app.ts";
import type { Metric } from "../runtime/metrics.ts";

const PREFIX = "afterword_";

function counter(name: string, help: string, value: number, labels: Metric["labels"] = {}): Metric {
  return { name: `${PREFIX}${name}`, help, type: "counter", labels, value };
}

function overdue(seconds: number): Metric {
  const help =
    "For how long the oldest thing has been due that was not sent, over all processes; more than 60 is an alarm.";
  return { name: `${PREFIX}oldest_overdue_seconds`, help, type: "gauge", labels: {}, value: seconds };
}

/**
 * Whether the promise is kept: how late what is latest is, and what became of messages that did not simply get
 * through. The counters are of this process, since it began. How late things are only the database knows; while it
 * cannot be asked, that figure is left out.
 */
export async function deliveryMetrics({
  counts,
  oldestOverdueMs,
}: Pick<App, "counts" | "oldestOverdueMs">): Promise<readonly Metric[]> {
  const { uncertain, repeated, undeliverable, dead, refusedByClock } = counts;
  const overdueMs = await oldestOverdueMs().catch(() => null);
  const shutOut = "Messages given up because the person has shut the bot out or is gone.";
  return [
    ...(overdueMs === null ? [] : [overdue(overdueMs / 1_000)]),
    counter("uncertain_total", "Attempts of which nobody could know whether they got through.", uncertain),
    counter("duplicate_marked_total", "Messages shown once more, with a line that says so.", repeated),
    ...Object.entries(undeliverable).map(([reason, value]) =>
      counter("undeliverable_total", shutOut, value, { reason }),
    ),
    counter("dead_total", "Messages given up because they were refused or tried too often.", dead),
    counter(
      "claim_refused_clock_total",
      "How often reminders were left to others because this machine's clock is wrong.",
      refusedByClock,
    ),
  ];
}
