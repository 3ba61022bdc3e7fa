import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { en } from "../../../src/core/text/en.ts";
import { CATALOGUES, languageFor, say, sayWith } from "../../../src/core/text/say.ts";

type Element = ReturnType<InstanceType<typeof IntlMessageFormat>["getAst"]>[number];

/** Of the parser's kinds, 0 is literal text; the number sign inside a plural has no value. */
const isArgument = (kind: number): boolean => kind !== 0;

/** Every argument of a message with its kind (argument, plural, select …), branches included. */
function argumentsOf(elements: readonly Element[]): readonly string[] {
  return elements.flatMap((element): readonly string[] => {
    if ("options" in element) {
      const inside = Object.values(element.options).flatMap(({ value }) => argumentsOf(value));
      return [`${element.type} ${element.value}`, ...inside];
    }
    return "value" in element && isArgument(element.type) ? [`${element.type} ${element.value}`] : [];
  });
}

function argumentsOfMessage(source: string): readonly string[] {
  const message = new IntlMessageFormat(source, "en", undefined, { ignoreTag: true });
  return [...new Set(argumentsOf(message.getAst()))].toSorted();
}

describe("the catalogues", () => {
  const languages = Object.entries(CATALOGUES);

  it("see every sentence", () => expect(Object.keys(en).length).toBeGreaterThan(100));

  it.each(languages)("%s has every sentence with the arguments English has", (_language, catalogue) => {
    const expected = Object.entries(en).map(([key, source]) => [key, argumentsOfMessage(source)]);
    const found = Object.entries(catalogue).map(([key, source]) => [key, argumentsOfMessage(source)]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it("would notice a renamed argument", () => {
    expect(argumentsOfMessage("Moved to {wann}.")).not.toEqual(argumentsOfMessage(en["snooze.done"]));
  });

  it.each(Object.entries(en))("%s has no straight apostrophe, which ICU reads as a quote", (_key, source) => {
    expect(source).not.toContain("'");
  });
});

describe("the sentences", () => {
  const source = ["src", "adapters"]
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path)),
    )
    .filter((path) => path.endsWith(".ts") && !path.startsWith(join("src", "core", "text")))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
  /** Written out, or put together from a beginning: `step.${kind}`, `rule.${id}`. */
  const isSaid = (key: string): boolean =>
    source.includes(`"${key}"`) ||
    [...key.matchAll(/\./gu)].some(({ index }) => source.includes(`\`${key.slice(0, index + 1)}\${`));

  it.each(Object.keys(en))("%s is said somewhere", (key) => expect(isSaid(key)).toBe(true));

  it("would be missed if nobody said one", () => expect(isSaid("greeting.of-nobody")).toBe(false));
});

describe("say", () => {
  it("puts arguments in as they are, markup and braces among them", () => {
    expect(say("en", "snooze.done", { when: "<b>{x}</b> 'y'" })).toBe("Moved to <b>{x}</b> 'y'.");
  });

  it("counts in words", () => {
    expect(say("en", "closed.count", { count: 1 })).toBe("Closed 1 reminder.");
    expect(say("en", "closed.count", { count: 3 })).toBe("Closed 3 reminders.");
  });

  it("answers a language without a catalogue in English", () => {
    expect(say("de", "button.draft")).toBe("Draft");
  });

  it("throws when an argument is missing", () => {
    expect(() => sayWith("en", "snooze.done", {})).toThrow(/when/u);
  });
});

describe("languageFor", () => {
  it.each([
    ["en-GB", "en"],
    ["xx", "en"],
    [null, "en"],
    ["", "en"],
  ])("takes %s for %s", (locale, language) => expect(languageFor(locale)).toBe(language));
});
