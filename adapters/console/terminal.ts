import { createInterface, emitKeypressEvents, type Interface, type Key } from "node:readline";
import type { Readable } from "node:stream";
import { harmlessLine } from "./harmless.ts";
import { type Look, paint, renderButtons } from "./render.ts";
import { buttonsOf, type Card } from "./screen.ts";
import { createWriter, type Output, type Surface, type Write } from "./surface.ts";
import { displayWidth } from "./wrap.ts";

interface TerminalOptions {
  readonly input: Readable;
  readonly output: Output;
  readonly color: boolean;
  /** The card whose buttons the arrow keys go over. */
  readonly card: () => Card | null;
  /** A line was typed. Gives back the label of the button it presses, to be shown behind it, or null. */
  readonly onLine: (line: string) => string | null;
  /** A button was picked with the arrow keys. */
  readonly onPick: (card: Card, index: number) => void;
  /** Ctrl-C. */
  readonly onInterrupt: () => void;
  /** Ctrl-D, or the terminal has gone. */
  readonly onEnd: () => void;
}

const PROMPT = "› ";
/** The line that goes on in a paste of several lines. */
const PASTE_PROMPT = "… ";
const DEFAULT_COLUMNS = 80;
/** xterm's bracketed paste: the terminal marks what is pasted, so that several lines arrive as one message. */
const PASTE_MARKS_ON = "\u001B[?2004h";
const PASTE_MARKS_OFF = "\u001B[?2004l";
const STEPS: Readonly<Record<string, -1 | 1>> = { left: -1, up: -1, right: 1, down: 1 };

/**
 * A line editor at the foot of the screen. What is printed appears above what is being typed. The buttons of the
 * card printed last belong to the prompt as long as nothing else is printed: there the highlight can move.
 */
export class Terminal implements Surface {
  readonly #options: TerminalOptions;
  readonly #editor: Interface;
  readonly #write: Write;
  readonly #pasted: string[] = [];
  #pasting = false;
  #closed = false;
  /** The card whose buttons are part of the prompt. */
  #attached: Card | null = null;
  /** Its buttons stand further up already; here they are a copy for the highlight alone. */
  #borrowed = false;
  #picked: number | null = null;

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#write = createWriter(options.output);
    // Begun here and not by the editor, it takes what comes in one piece (a paste) key by key as well: left to
    // itself the editor loses count of the rows then, and overwrites what stands above.
    emitKeypressEvents(options.input);
    // No history: the arrow keys go over the buttons, and a line typed a week ago is seldom wanted again.
    this.#editor = createInterface({
      input: options.input,
      output: options.output,
      terminal: true,
      prompt: PROMPT,
      historySize: 0,
    });
    this.#editor.on("line", (line) => this.#line(line));
    this.#editor.on("SIGINT", () => options.onInterrupt());
    this.#editor.on("error", () => this.#lost());
    this.#editor.on("close", () => this.#lost());
    options.input.on("keypress", this.#key);
    options.output.write(PASTE_MARKS_ON);
    this.#refresh();
  }

  readonly look = (): Look => ({
    width: this.#options.output.columns ?? DEFAULT_COLUMNS,
    color: this.#options.color,
  });

  readonly print = async (lines: readonly string[], card: Card | null): Promise<void> => {
    if (this.#closed) {
      await this.#write([...lines, ...this.#buttons(card, null), ""].join("\n"));
      return;
    }
    const left = this.#attached;
    // The buttons of a card that is shown anew are dead: they vanish instead of staying behind.
    const dead = this.#borrowed || left?.message === card?.message;
    const kept = dead ? [] : this.#buttons(left, null);
    const rows = this.#editor.getCursorPos().rows;
    const up = rows > 0 ? `\u001B[${rows}A` : "";
    this.#attach(card, null);
    // The editor believes its cursor to be `rows` below its first line and goes up by as many.
    const text = `${[...kept, ...lines].join("\n")}\n${"\n".repeat(rows)}`;
    const written = this.#write(`${up}\r\u001B[J${text}`);
    this.#refresh();
    await written;
  };

  readonly close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    const { input, output } = this.#options;
    input.off("keypress", this.#key);
    this.#editor.close();
    if (output.writable) output.write(`${PASTE_MARKS_OFF}\n`);
  };

  #lost(): void {
    if (this.#closed) return;
    this.close();
    this.#options.onEnd();
  }

  #buttons(card: Card | null, picked: number | null): readonly string[] {
    return card === null ? [] : renderButtons(card, picked, this.look());
  }

  #refresh(): void {
    if (this.#closed) return;
    const buttons = this.#buttons(this.#attached, this.#picked).map((line) => `${line}\n`);
    this.#editor.setPrompt(buttons.join("") + (this.#pasted.length > 0 ? PASTE_PROMPT : PROMPT));
    this.#editor.prompt(true);
  }

  /** The line just entered stays above with the buttons as they were; the next one starts without them. */
  #leave(): { readonly card: Card | null; readonly picked: number | null } {
    const left = { card: this.#attached, picked: this.#picked };
    this.#attach(null, null);
    return left;
  }

  #line(line: string): void {
    const { card, picked } = this.#leave();
    if (this.#pasting) {
      this.#pasted.push(line);
      this.#refresh();
      return;
    }
    const whole = [...this.#pasted.splice(0), line].join("\n");
    if (whole === "" && card !== null && picked !== null) {
      this.#note(PROMPT, buttonsOf(card)[picked]?.label ?? "");
      this.#refresh();
      this.#options.onPick(card, picked);
      return;
    }
    const label = this.#options.onLine(whole);
    if (label !== null) this.#note(`${PROMPT}${line}  `, label);
    this.#refresh();
  }

  /** Writes a pressed button's label behind the line that was just entered, where it has room. */
  #note(before: string, label: string): void {
    const look = this.look();
    const column = displayWidth(before);
    const shown = harmlessLine(label);
    if (column + displayWidth(shown) >= look.width) return;
    this.#options.output.write(`\u001B[1A\u001B[${column + 1}G${paint("dim", shown, look)}\r\n`);
  }

  /** Runs after the editor has taken the key itself. */
  readonly #key = (_: string | undefined, key: Key): void => {
    if (this.#closed) return;
    if (key.name === "paste-start") this.#pasting = true;
    else if (key.name === "paste-end") this.#pasting = false;
    else if (this.#editor.line === "") this.#move(key.name ?? "");
    else if (this.#picked !== null) this.#unpick();
  };

  #move(name: string): void {
    const step = STEPS[name];
    const own = withButtons(this.#attached);
    const card = own ?? this.#options.card();
    if (step === undefined || card === null || this.#pasted.length > 0) {
      if (name === "escape" && this.#picked !== null) this.#unpick();
      return;
    }
    const count = buttonsOf(card).length;
    const from = this.#picked ?? (step === 1 ? -1 : count);
    const borrowed = this.#borrowed || own === null;
    this.#attach(card, (from + step + count) % count);
    this.#borrowed = borrowed;
    this.#refresh();
  }

  #unpick(): void {
    this.#attach(this.#borrowed ? null : this.#attached, null);
    this.#refresh();
  }

  #attach(card: Card | null, picked: number | null): void {
    this.#attached = card;
    this.#picked = picked;
    this.#borrowed = false;
  }
}

function withButtons(card: Card | null): Card | null {
  return card === null || buttonsOf(card).length === 0 ? null : card;
}
