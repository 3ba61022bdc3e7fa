/** One figure for whoever watches the process. Never a name, a token or a text in it. */
export interface Metric {
  /** `afterword_…`, with the unit at its end; counters end in `_total`. */
  readonly name: string;
  /** One sentence. */
  readonly help: string;
  readonly type: "gauge" | "counter";
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export const METRICS_CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

/**
 * The metrics in the text format of Prometheus, version 0.0.4: those of one name together, under one HELP and
 * one TYPE, which are the first one's.
 */
export function metricsText(metrics: readonly Metric[]): string {
  const names = [...new Set(metrics.map(({ name }) => name))];
  return names.map((name) => familyText(metrics.filter((metric) => metric.name === name))).join("");
}

function familyText(family: readonly Metric[]): string {
  const [first] = family;
  if (first === undefined) return "";
  const { name, help, type } = first;
  const lines = [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`, ...family.map(sampleText)];
  return `${lines.join("\n")}\n`;
}

function sampleText({ name, labels, value }: Metric): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return pairs.length === 0 ? `${name} ${value}` : `${name}{${pairs.join(",")}} ${value}`;
}

function escapeHelp(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
}

function escapeLabel(text: string): string {
  return escapeHelp(text).replaceAll('"', '\\"');
}
