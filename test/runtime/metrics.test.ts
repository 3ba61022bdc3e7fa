import { describe, expect, it } from "vitest";
import { type Metric, metricsText } from "../../src/runtime/metrics.ts";

const ignored = (platform: string, value: number): Metric => ({
  name: "ignored_total",
  help: "Passed over.",
  type: "counter",
  labels: { platform },
  value,
});
const up: Metric = { name: "up", help: "Runs.", type: "gauge", labels: {}, value: 1 };

describe("metricsText", () => {
  it("puts those of one name together under one HELP and TYPE, and ends with a line break", () => {
    expect(metricsText([ignored("telegram", 3), up, ignored("discord", 0.5)])).toBe(
      [
        "# HELP ignored_total Passed over.",
        "# TYPE ignored_total counter",
        'ignored_total{platform="telegram"} 3',
        'ignored_total{platform="discord"} 0.5',
        "# HELP up Runs.",
        "# TYPE up gauge",
        "up 1",
        "",
      ].join("\n"),
    );
  });

  it("escapes what would break a line or end a label", () => {
    const text = metricsText([{ ...ignored('a"b\\c\nd', 1), help: "one\ntwo \\ three" }]);
    expect(text).toContain('{platform="a\\"b\\\\c\\nd"} 1');
    expect(text).toContain("# HELP ignored_total one\\ntwo \\\\ three\n");
    expect(text.split("\n")).toHaveLength(4);
  });

  it("is empty where there is nothing to tell", () => {
    expect(metricsText([])).toBe("");
  });
});
