import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";
import { describe, expect, it } from "vitest";

/**
 * The layer table of docs/ARCHITECTURE.md, enforced on every import, re-export and dynamic import. The first
 * matching name wins.
 */
const EVERYTHING = ["src", "adapters", "jobs"];
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  "src/core": [],
  "src/ports": ["src/core"],
  "src/app": ["src/core", "src/ports"],
  "src/store": ["src/core", "src/ports"],
  "src/runtime": ["src/core", "src/ports"],
  "src/config.ts": ["src/core", "src/ports"],
  "src/composition": EVERYTHING,
  "src/main.ts": EVERYTHING,
  "src/cli.ts": EVERYTHING,
  "src/cli": ["src/core"],
  adapters: ["src/core", "src/ports"],
  jobs: ["src/core", "src/ports", "src/app"],
};
/** Nobody imports these but the ones above them: they start things. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  "src/main.ts": [],
  "src/cli.ts": [],
};
/** Of npm, the core takes what reckons with dates and what formats text. */
const CORE_PACKAGES: ReadonlySet<string> = new Set(["@date-fns/tz", "intl-messageformat"]);
/** Function by function: the whole of it is two hundred files and 15 MB of memory. */
const CORE_FUNCTIONS = "date-fns/";

const within = (path: string, layer: string): boolean => path === layer || path.startsWith(`${layer}/`);
const layerOf = (path: string): string => Object.keys(LAYERS).find((layer) => within(path, layer)) ?? "none";
const platformOf = (path: string): string | undefined =>
  path.startsWith("adapters/") ? path.split("/")[1] : undefined;

function specifiers(file: string, text: string): readonly string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  return [
    ...staticImports.map((found) => found.moduleRequest.value),
    ...staticExports.flatMap((found) => found.entries.map((entry) => entry.moduleRequest?.value ?? "")),
    ...dynamicImports.map(({ moduleRequest }) => text.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ].filter((specifier) => specifier !== "");
}

function allowed(from: string, specifier: string): boolean {
  const layer = layerOf(from);
  if (!specifier.startsWith(".")) {
    return layer !== "src/core" || CORE_PACKAGES.has(specifier) || specifier.startsWith(CORE_FUNCTIONS);
  }
  const to = join(dirname(from), specifier);
  if (to in ROOTS) return ROOTS[to]?.includes(from) ?? false;
  const sibling = platformOf(to);
  if (sibling !== undefined && layer === "adapters") {
    return sibling === platformOf(from) || sibling === "shared";
  }
  return layerOf(to) === layer || (LAYERS[layer] ?? []).some((other) => within(to, other));
}

const violations = (file: string, text: string): readonly string[] =>
  specifiers(file, text).filter((specifier) => !allowed(file, specifier));

const awaits = (file: string, text: string): boolean =>
  // The tree may hold the value of a BigInt literal, which JSON cannot.
  /"async":true|"AwaitExpression"/u.test(
    JSON.stringify(parseSync(file, text).program, (_, value: unknown) =>
      typeof value === "bigint" ? "" : value,
    ),
  );

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(folder, path));

describe("architecture", () => {
  const files = ["src", "adapters", "jobs"].flatMap(sources);

  it("sees the source tree", () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => layerOf(file) === "none")).toEqual([]);
  });

  it.each(files)("%s imports only what its layer may", (file) => {
    expect(violations(file, readFileSync(file, "utf8"))).toEqual([]);
  });

  it.each(files.filter((file) => layerOf(file) === "src/core"))("%s is synchronous", (file) => {
    expect(awaits(file, readFileSync(file, "utf8"))).toBe(false);
  });

  it.each([
    ["src/core/reminder.ts", 'import { readFileSync } from "node:fs";'],
    ["src/core/reminder.ts", 'import { parseISO } from "date-fns";'],
    ["src/core/reminder.ts", 'import type { Store } from "../ports/store.ts";'],
    ["src/core/reminder.ts", 'export { deliver } from "../app/deliver.ts";'],
    ["src/core/reminder.ts", 'const late = import("../../jobs/sweep.ts");'],
    ["src/app/app.ts", 'import { createStore } from "../store/create-store.ts";'],
    ["src/store/users.ts", 'import { createApp } from "../app/app.ts";'],
    ["src/cli/plan.ts", 'import { createApp } from "../app/app.ts";'],
    ["adapters/telegram/adapter.ts", 'import { paint } from "../console/render.ts";'],
    ["adapters/telegram/adapter.ts", 'import { createApp } from "../../src/app/app.ts";'],
    ["jobs/sweep.ts", 'import { createStore } from "../src/store/create-store.ts";'],
    ["src/store/users.ts", 'import { startProduct } from "../composition/product.ts";'],
    ["src/core/reminder.ts", 'import { readConfig } from "../config.ts";'],
    ["src/app/app.ts", 'import "../main.ts";'],
  ])("would refuse in %s: %s", (file, text) => {
    expect(violations(file, text)).toHaveLength(1);
  });

  it("would notice an await in the core", () => {
    expect(awaits("src/core/x.ts", "export const load = async () => 1;")).toBe(true);
  });
});
