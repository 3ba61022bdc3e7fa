import { describe, expect, test } from "vitest";
import { createStatementNames } from "../../src/store/statement-names.ts";

describe("names of statements", () => {
  test("one that comes again and again gets a name and keeps it; others get others", () => {
    const nameOf = createStatementNames();
    const given = Array.from({ length: 5 }, () => nameOf("SELECT $1", [1]));
    expect(given.slice(0, 2)).toEqual([undefined, undefined]);
    expect(given[2]).toMatch(/^afterword_/u);
    expect(new Set(given.slice(2)).size).toBe(1);
    const other = Array.from({ length: 3 }, () => nameOf("SELECT $1, $2", [1, 2])).at(-1);
    expect(other).toMatch(/^afterword_/u);
    expect(other).not.toBe(given[2]);
  });

  test("a text without values, which may be several statements, never gets one", () => {
    const nameOf = createStatementNames();
    expect(Array.from({ length: 10 }, () => nameOf("BEGIN; COMMIT", []))).toEqual(
      Array.from({ length: 10 }, () => undefined),
    );
  });

  test("there are no more than a connection can keep, however many come", () => {
    const nameOf = createStatementNames();
    const names = new Set<string | undefined>();
    for (let length = 0; length < 1_000; length += 1) {
      for (let time = 0; time < 5; time += 1) names.add(nameOf(`SELECT ${length}, $1`, [1]));
    }
    names.delete(undefined);
    expect(names.size).toBe(100);
  });

  test("what comes once only does not keep others from a name", () => {
    const nameOf = createStatementNames();
    let name: string | undefined;
    for (let time = 0; time < 500; time += 1) {
      nameOf(`SELECT ${time}, $1`, [1]);
      if (time % 20 === 0) name ??= nameOf("SELECT $1", [1]);
    }
    expect(name).toMatch(/^afterword_/u);
  });
});
