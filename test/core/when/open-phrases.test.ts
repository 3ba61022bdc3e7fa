import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerWhen } from "../../../src/cli/when.ts";

const spanSchema = z.object({ kind: z.string(), from: z.string(), to: z.string().optional() });
const phraseSchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.literal("en").default("en"),
  locale: z.string().optional(),
  tz: z.string(),
  ref: z.string(),
  dir: z.enum(["past", "future"]),
  expect: spanSchema.nullable(),
  alt: z.array(spanSchema).default([]),
  ask: z.boolean().default(false),
});
const phrases = z
  .array(phraseSchema)
  .parse(JSON.parse(readFileSync(new URL("phrases.en.json", import.meta.url), "utf8")));

describe("the test phrases", () => {
  it("are all there", () => {
    expect(phrases).toHaveLength(52);
  });

  it.each(phrases)("$id: $text", ({ text, lang, locale, tz, ref, dir, expect: wanted, alt, ask }) => {
    const answer = answerWhen({ text, lang, locale, tz, ref, dir });
    const right = [wanted, ...alt];
    const span = answer === null ? null : spanSchema.parse(answer);
    expect(right).toContainEqual(span);
    expect(ask && answer?.ask === undefined).toBe(false);
  });
});
