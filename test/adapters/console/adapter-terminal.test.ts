import { describe, expect, test } from "vitest";
import { button, textView } from "./cards.ts";
import { Bench } from "./console-harness.ts";

const ESC = "\u001B";
const RIGHT = "\u001B[C";
const LEFT = "\u001B[D";
const DOWN = "\u001B[B";
const ENTER = "\r";
/** A control sequence with its count and letter, a line end, or any other character. */
const OUTPUT = new RegExp(`${ESC}\\[\\??(\\d*)([A-Za-z])|([\\r\\n])|(.)`, "gsu");
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

async function started(setup: Partial<ConstructorParameters<typeof Bench>[0]> = {}): Promise<Bench> {
  const bench = new Bench({ interactive: true, ...setup });
  await bench.start();
  return bench;
}

/** Lets what was typed go through the streams. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function type(bench: Bench, keys: string): Promise<void> {
  bench.input.write(keys);
  await settle();
}

/** A very small terminal: what the screen shows after all that was written, without trailing blanks. */
function screen(written: string, columns = 80): string {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const put = (character: string): void => {
    if (column === columns) {
      row += 1;
      column = 0;
    }
    const cells = (rows[row] ??= []);
    while (cells.length < column) cells.push(" ");
    cells[column] = character;
    column += 1;
  };
  const moves: Readonly<Record<string, (count: number) => void>> = {
    A: (count) => (row = Math.max(0, row - (count || 1))),
    B: (count) => (row += count || 1),
    C: (count) => (column += count || 1),
    D: (count) => (column = Math.max(0, column - (count || 1))),
    G: (count) => (column = (count || 1) - 1),
    J: () => {
      rows.length = row + 1;
      rows[row]?.splice(column);
    },
    K: () => rows[row]?.splice(column),
  };
  for (const [, count, move, control, character] of written.matchAll(OUTPUT)) {
    if (move !== undefined) moves[move]?.(Number(count));
    else if (control === "\r") column = 0;
    else if (control === "\n") {
      row += 1;
      column = 0;
      rows[row] ??= [];
    } else if (character !== undefined) put(character);
  }
  return Array.from(rows, (cells: string[] | undefined) => (cells ?? []).join("").trimEnd()).join("\n");
}

/** The screen after the hint. */
function chat(bench: Bench, columns = 80): string {
  const [, rest = ""] = screen(bench.shown, columns).split("/quit ends.\n");
  return rest;
}

describe("typing", () => {
  test("hands over a line when it is entered", async () => {
    const bench = await started();
    await type(bench, "hel");
    expect(bench.heard).toEqual([]);
    await type(bench, `lo${ENTER}`);
    expect(bench.heard).toEqual(["text hello"]);
    expect(chat(bench)).toBe("› hello\n›");
  });

  test("a message appears above what is being typed", async () => {
    const bench = await started();
    await type(bench, "half a li");
    await bench.send(textView("a reminder"));
    await type(bench, `ne${ENTER}`);
    expect(bench.heard).toEqual(["text half a line"]);
    expect(chat(bench)).toBe("\n[Wed 18 Nov 15:04]\na reminder\n› half a line\n›");
  });

  test("that holds when the typed line takes several rows and the cursor stands inside it", async () => {
    const bench = await started({ columns: 40 });
    await type(bench, "a line so long that it takes more than two rows of this small terminal, and on");
    await type(bench, LEFT);
    await type(bench, LEFT);
    await bench.send(textView("a reminder"));
    await type(bench, "XX");
    const screenNow = screen(bench.shown, 40);
    expect(screenNow.slice(screenNow.indexOf("\n[Wed"))).toBe(
      [
        "",
        "[Wed 18 Nov 15:04]",
        "a reminder",
        "› a line so long that it takes more than",
        " two rows of this small terminal, and XX",
        "on",
      ].join("\n"),
    );
    expect(screenNow.match(/a line so long/gu)).toHaveLength(1);
  });

  test("lines typed while one is handled are handed over in order, one at a time", async () => {
    let running = 0;
    let most = 0;
    const bench = await started({
      app: async () => {
        running += 1;
        most = Math.max(most, running);
        await settle();
        running -= 1;
      },
    });
    await type(bench, `one${ENTER}two${ENTER}three${ENTER}`);
    bench.input.end();
    await bench.ended;
    expect(bench.heard).toEqual(["text one", "text two", "text three"]);
    expect(most).toBe(1);
  });

  test("a paste of several lines is one message", async () => {
    const bench = await started();
    await type(bench, "\u001B[200~Dear me\r/help\rbye\u001B[201~");
    expect(bench.heard).toEqual([]);
    await type(bench, `!${ENTER}`);
    expect(bench.heard).toEqual(["text Dear me\n/help\nbye!"]);
    await type(bench, `next${ENTER}`);
    expect(bench.heard.at(-1)).toBe("text next");
  });

  test("a message's control characters do not reach the terminal", async () => {
    const bench = await started({ color: true });
    await bench.send(textView("\u001B]0;title\u0007\u009B2J\u202Ex"));
    expect(bench.shown).toContain("␛]0;title␇\uFFFD2Jx");
  });
});

test("nor do those of a button's label, when it is pressed either", async () => {
  const bench = await started();
  const label = "to \u001B]0;title\u0007";
  await bench.send({ ...textView("card"), buttons: [[{ ...button("Go"), label }]] });
  await type(bench, `1${ENTER}`);
  expect(bench.heard).toEqual(["press Go"]);
  expect(bench.shown).not.toContain("\u001B]");
  expect(chat(bench)).toContain("› 1  to ␛]0;title␇\n");
});

describe("buttons", () => {
  const card = textView("card", ["Draft", "Sent", "More"]);

  test("a number presses, and its label is shown behind it", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, `2${ENTER}`);
    expect(bench.heard).toEqual(["press Sent"]);
    expect(chat(bench)).toContain("a  1 Draft   2 Sent   3 More\n› 2  Sent\n›");
  });

  test("the arrow keys move a highlight, and Enter presses what it is on", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, RIGHT);
    expect(chat(bench)).toContain("\ncard\na [1 Draft]  2 Sent   3 More\n›");
    await type(bench, DOWN);
    expect(chat(bench)).toContain("\ncard\na  1 Draft  [2 Sent]  3 More\n›");
    await type(bench, ENTER);
    expect(bench.heard).toEqual(["press Sent"]);
  });

  test("the highlight comes round at both ends", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, LEFT + ENTER);
    await type(bench, RIGHT + RIGHT + RIGHT + RIGHT + ENTER);
    expect(bench.heard).toEqual(["press More", "press Draft"]);
  });

  test("typing takes the highlight away, and Enter sends what was typed", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, `${RIGHT}no${ENTER}`);
    expect(bench.heard).toEqual(["text no"]);
    expect(chat(bench)).toContain("a  1 Draft   2 Sent   3 More\n› no");
  });

  test("with something typed the arrow keys move the cursor", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, `ac${LEFT}b${ENTER}`);
    expect(bench.heard).toEqual(["text abc"]);
  });

  test("Enter with nothing typed and nothing highlighted is an empty text", async () => {
    const bench = await started();
    await bench.send(card);
    await type(bench, ENTER);
    expect(bench.heard).toEqual(["text "]);
  });

  test("the buttons of a card further up come back under the highlight, and go again", async () => {
    const bench = await started();
    await bench.send(card);
    await bench.send(textView("by the way"));
    expect(chat(bench)).toMatch(/3 More\n\nby the way\n›$/u);
    await type(bench, RIGHT);
    expect(chat(bench)).toMatch(/by the way\na \[1 Draft\] {2}2 Sent {3}3 More\n›$/u);
    await bench.send(textView("and another"));
    expect(chat(bench)).toMatch(/3 More\n\nby the way\n\nand another\n›$/u);
  });

  test("a changed card takes the place of its dead buttons and is pressed from then on", async () => {
    const bench = await started();
    const { ref } = await bench.send(card);
    await bench.adapter.update(ref, textView("card, sent", ["Undo"]));
    expect(chat(bench)).toBe("\n[Wed 18 Nov 15:04]\ncard\n\n✎ changed\ncard, sent\na  1 Undo\n›");
    await type(bench, `1${ENTER}${RIGHT}${ENTER}`);
    expect(bench.heard).toEqual(["press Undo", "press Undo"]);
  });

  test("without any buttons the arrow keys do nothing", async () => {
    const bench = await started();
    await bench.send(textView("card"));
    await type(bench, RIGHT + ENTER);
    expect(bench.heard).toEqual(["text "]);
  });
});

describe("ending", () => {
  test.each([
    ["Ctrl-C", CTRL_C],
    ["Ctrl-D", CTRL_D],
    ["/quit", `/quit${ENTER}`],
  ])("%s ends it once", async (_, keys) => {
    const bench = await started();
    bench.input.write(keys);
    await bench.ended;
    await bench.adapter.stop();
    await bench.adapter.stop();
    expect(bench.ends).toBe(1);
    expect(bench.heard).toEqual([]);
  });

  test("Ctrl-C does not wait for an app that hangs", async () => {
    const bench = await started({ app: () => new Promise(() => undefined) });
    await type(bench, `hello${ENTER}`);
    bench.input.write(CTRL_C);
    await bench.ended;
    expect(bench.ends).toBe(1);
  });

  test("an input that ends hands over the line it broke off in", async () => {
    const bench = await started();
    bench.input.end("hello");
    await bench.ended;
    expect(bench.heard).toEqual(["text hello"]);
  });

  test("answers that come after the end are still printed, and none after stop", async () => {
    const bench = await started();
    bench.input.write(CTRL_C);
    await bench.ended;
    await bench.send(textView("a late answer", ["Go"]));
    expect(screen(bench.shown)).toMatch(/a late answer\na {2}1 Go\n$/u);
    await bench.adapter.stop();
    await expect(bench.send(textView("x"))).rejects.toMatchObject({ code: "unreachable" });
  });

  test("the terminal's mark for pastes is switched on, and off again", async () => {
    const bench = await started();
    expect(bench.shown.startsWith("\u001B[?2004h")).toBe(true);
    await bench.adapter.stop();
    await bench.sees("\u001B[?2004l");
    expect(bench.shown.split("\u001B[?2004l")).toHaveLength(2);
  });

  test("a terminal that has gone ends it quietly", async () => {
    const bench = await started();
    bench.output.destroy(new Error("EIO"));
    await bench.ended;
    await type(bench, `hello${ENTER}`);
    await bench.adapter.stop();
    expect(bench.heard).toEqual([]);
    expect(bench.ends).toBe(1);
    expect(bench.logger.lines).toEqual([]);
  });
});
