import type { z } from "zod";
import { invalidArguments, invalidBlocks } from "./slack-error.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** @throws {SlackError} `invalid_blocks` with every fault at its place in `blocks`. */
export function parseBlocks<T>(schema: z.ZodType<T>, blocks: unknown): T {
  const parsed = schema.safeParse(blocks, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidBlocks(parsed.error.issues.flatMap((issue) => faultsOf(issue, ["blocks"])));
}

/** @throws {SlackError} `invalid_arguments` with every fault at its place in the arguments, or in the one named. */
export function parseArguments<T>(schema: z.ZodType<T>, value: unknown, above: Path = []): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidArguments(parsed.error.issues.flatMap((issue) => faultsOf(issue, above)));
}

/** In Slack's words where they are known from its answers. */
function faultsOf(issue: Issue, above: Path): readonly string[] {
  const path = [...above, ...issue.path];
  switch (issue.code) {
    case "invalid_union":
      return unionFaults(issue, path);
    case "too_big":
      return [at(path, tooBig(issue.origin, Number(issue.maximum)))];
    case "too_small":
      return [at(path, tooSmall(issue.origin, Number(issue.minimum)))];
    case "invalid_type":
      return issue.input === undefined
        ? [at(path.slice(0, -1), `missing required field: ${String(path.at(-1))}`)]
        : [at(path, `must provide ${articled(issue.expected)}`)];
    case "unrecognized_keys":
      return issue.keys.map((key) => at(path, `invalid additional property: ${key}`));
    case "invalid_value":
      return [at(path, `must be one of: ${issue.values.map(String).join(", ")}`)];
    case "custom":
      return [at(path, issue.message)];
    case "invalid_format":
    case "invalid_element":
    case "invalid_key":
    case "not_multiple_of":
      return [at(path, "failed to match all allowed schemas")];
  }
}

function unionFaults(issue: Extract<Issue, { code: "invalid_union" }>, path: Path): readonly string[] {
  if (issue.errors.length === 0) return [at(path.slice(0, -1), `unsupported type: ${typeIn(issue.input)}`)];
  const inner = issue.errors.reduce((best, each) => (each.length < best.length ? each : best));
  return [
    at(path, "failed to match all allowed schemas"),
    ...inner.flatMap((fault) => faultsOf(fault, path)),
  ];
}

function typeIn(input: unknown): string {
  return typeof input === "object" && input !== null && "type" in input ? String(input.type) : "none";
}

function at(path: Path, fault: string): string {
  return `${fault} [json-pointer:/${path.map(String).join("/")}]`;
}

function tooBig(origin: string, max: number): string {
  if (origin === "string") return `must be less than ${max + 1} characters`;
  if (origin === "array") return `no more than ${max} items allowed`;
  return `must be no more than ${max}`;
}

function tooSmall(origin: string, min: number): string {
  if (origin === "string") return `must be more than ${min - 1} characters`;
  if (origin === "array") return `no fewer than ${min} items allowed`;
  return `must be no less than ${min}`;
}

function articled(expected: string): string {
  return /^[aeio]/u.test(expected) ? `an ${expected}` : `a ${expected}`;
}
