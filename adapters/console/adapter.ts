import type { Address, MessageRef } from "../../src/core/address.ts";
import type { InboundEvent } from "../../src/core/conversation/event.ts";
import { languageFor, say } from "../../src/core/text/say.ts";
import type { Language } from "../../src/core/user.ts";
import type { View } from "../../src/core/view/view.ts";
import {
  type Adapter,
  type Attempt,
  DeliveryError,
  type Limit,
  type Receipt,
} from "../../src/ports/adapter.ts";
import type { ConsoleOptions } from "./console-options.ts";
import { describeDuration, parseDuration } from "./duration.ts";
import { harmless } from "./harmless.ts";
import { keepFile } from "./keep-file.ts";
import { linesOf } from "./lines-of.ts";
import { isPlace, localTime } from "./local-time.ts";
import { type Envelope, normalise, pressed, type Typed } from "./normalise.ts";
import { paint, renderBlocks } from "./render.ts";
import {
  buttonsOf,
  type Card,
  cardOf,
  EMPTY_SCREEN,
  latestWithButtons,
  type Screen,
  show,
} from "./screen.ts";
import { createTranscript, type Surface } from "./surface.ts";
import { Terminal } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/** The one chat there is: one person for each data folder. */
const CHAT: Address = { platform: "console", workspace: "", chat: "console" };
const ACCOUNT = "console";

/** Talks with one person over two streams: a friendly chat at a terminal, or lines in and a transcript out. */
export function createConsoleAdapter(options: ConsoleOptions): Adapter {
  return new ConsoleAdapter(options);
}

class ConsoleAdapter implements Adapter {
  readonly platform = "console";
  readonly showHome = null;
  readonly #options: ConsoleOptions;
  readonly #language: Language;
  /** Message numbers begin anew with every run: this keeps them apart from those of earlier runs. */
  readonly #run: string;
  #onEvent: (event: InboundEvent) => Promise<void> = () => Promise.resolve();
  #surface: Surface;
  #screen: Screen = EMPTY_SCREEN;
  #messages = 0;
  #stamp = "";
  #queue: Promise<void> = Promise.resolve();
  /** What `stop` waits for. */
  #handling: Promise<void> = Promise.resolve();
  #ended = false;
  #stopped = false;

  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#language = languageFor(options.locale);
    this.#run = options.newId();
    this.#surface = createTranscript(options.output, options.color);
  }

  async start(onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    const { interactive, output } = this.#options;
    this.#onEvent = onEvent;
    // A reader that has gone (EPIPE) is the end of the conversation, not a fault.
    output.on("error", () => this.#end());
    output.on("close", () => this.#end());
    if (interactive) this.#openTerminal();
    await this.#say(
      say(this.#language, interactive ? "console.hint.interactive" : "console.hint.lines"),
      "dim",
    );
    if (!interactive) void this.#readLines();
  }

  async send(to: Address, view: View, attempt: Attempt): Promise<Receipt> {
    if (to.platform !== CHAT.platform || to.chat !== CHAT.chat) {
      throw new DeliveryError("rejected", "the console has one chat only");
    }
    const doubt = attempt.doubt === null ? [] : [{ kind: "note", text: attempt.doubt.note } as const];
    const { filesFolder: folder, logger } = this.#options;
    const keeping = { folder, language: this.#language, logger };
    const file = view.file === null ? [] : await keepFile(view.file, keeping);
    this.#messages += 1;
    const ref = { ...CHAT, message: `${this.#run}-${this.#messages}` };
    await this.#show(ref, { ...view, blocks: [...view.blocks, ...file, ...doubt] }, null);
    return { ref, isRepeat: attempt.doubt !== null };
  }

  async update(ref: MessageRef, view: View): Promise<Receipt> {
    const before = cardOf(this.#screen, ref.message);
    if (before === null || JSON.stringify(before.view) !== JSON.stringify(view)) {
      await this.#show(ref, view, say(this.#language, "console.changed"));
    }
    return { ref, isRepeat: false };
  }

  /** What was printed stays; what can be picked under it does not. */
  async remove(ref: MessageRef): Promise<void> {
    const card = cardOf(this.#screen, ref.message);
    if (card !== null) await this.update(ref, { ...card.view, buttons: [] });
  }

  limitsOf(): readonly Limit[] {
    return [];
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#surface.close();
    // Nothing else ends the wait for the next line. A terminal is only let go.
    if (!this.#options.interactive) this.#options.input.destroy();
    await this.#handling;
  }

  #openTerminal(): void {
    const { input, output, color } = this.#options;
    this.#surface = new Terminal({
      input,
      output,
      color,
      card: () => latestWithButtons(this.#screen),
      onLine: (line) => {
        const typed = normalise(line, this.#screen, this.#envelope());
        this.#enqueue(() => this.#handle(typed));
        return typed.kind === "pressed" ? typed.label : null;
      },
      onPick: (card, index) => this.#pick(card, index),
      // At once, whatever is under way: `stop` waits for that.
      onInterrupt: () => this.#end(),
      onEnd: () => this.#enqueue(() => this.#finish()),
    });
  }

  #pick(card: Card, index: number): void {
    const button = buttonsOf(card)[index];
    if (button === undefined) return;
    const typed = pressed(card, button, this.#envelope());
    this.#enqueue(() => this.#handle(typed));
  }

  /** One after the other, in the order typed. */
  #enqueue(task: () => Promise<void>): void {
    this.#queue = this.#queue.then(task);
  }

  async #readLines(): Promise<void> {
    const { input, output, logger } = this.#options;
    try {
      for await (const line of linesOf(input)) {
        if (this.#ended || this.#stopped || !output.writable) break;
        await this.#surface.print(["", `> ${harmless(line)}`], null);
        // Read only now: a number means the buttons that the answer before has brought.
        await this.#handle(normalise(line, this.#screen, this.#envelope()));
        await this.#answered();
      }
    } catch (error) {
      if (!this.#stopped && !this.#ended) logger.error("console input failed", error);
    }
    await this.#finish();
  }

  #envelope(): Envelope {
    const { newId, clock, userName, locale, zone } = this.#options;
    return {
      id: `console:${newId()}`,
      from: CHAT,
      author: { account: ACCOUNT, name: userName, locale, timeZone: isPlace(zone) ? zone : null },
      at: clock.now(),
    };
  }

  async #handle(typed: Typed): Promise<void> {
    if (this.#ended || this.#stopped) return;
    switch (typed.kind) {
      case "event":
      case "pressed":
        return this.#guard(() => this.#onEvent(typed.event));
      case "no-button":
        return this.#say(say(this.#language, "console.no-button", typed));
      case "advance":
        return this.#advance(typed.text);
      case "quit":
        return this.#finish();
    }
  }

  /** Never rejects: a fault is told to the person and the log, and the conversation goes on. */
  async #guard(work: () => Promise<void>): Promise<void> {
    const guarded = async (): Promise<void> => {
      try {
        await work();
      } catch (error) {
        this.#options.logger.error("console event not handled", error);
        await this.#say(say(this.#language, "console.fault"));
      }
    };
    this.#handling = guarded();
    await this.#handling;
  }

  async #advance(text: string): Promise<void> {
    const { onAdvance, clock, zone } = this.#options;
    if (onAdvance === null) return this.#say(say(this.#language, "console.advance-shared"));
    const parsed = parseDuration(text);
    if (parsed.kind === "unreadable") {
      return this.#say(say(this.#language, "console.duration-unreadable"));
    }
    if (parsed.kind === "out-of-range") {
      return this.#say(say(this.#language, "console.duration-range"));
    }
    const length = describeDuration(parsed.durationMs, this.#language);
    await this.#say(say(this.#language, "console.advancing", { length }));
    await this.#guard(() => onAdvance(parsed.durationMs));
    await this.#answered();
    const now = localTime(clock.now(), zone, "long");
    await this.#say(say(this.#language, "console.advanced", { now }));
  }

  /** The console's own voice. It may come when the output has gone: then nobody is there to hear it. */
  async #say(text: string, style: "cyan" | "dim" = "cyan"): Promise<void> {
    const look = this.#surface.look();
    const lines = wrap(text, look.width).map((line) => paint(style, line, look));
    await this.#surface.print(["", ...lines], null).catch(() => this.#end());
  }

  async #show(ref: MessageRef, view: View, mark: string | null): Promise<void> {
    if (this.#stopped || !this.#options.output.writable) throw gone(null);
    const look = this.#surface.look();
    const shown = show(this.#screen, ref.message, view);
    this.#screen = shown.screen;
    const head = [this.#timeStamp(), mark].filter((part) => part !== null).join(" ");
    const lines = ["", ...(head === "" ? [] : [paint("dim", head, look)]), ...renderBlocks(view, look)];
    try {
      await this.#surface.print(lines, shown.card);
    } catch (error) {
      throw gone(error);
    }
  }

  /** The local time, when it is another than the message before had. */
  #timeStamp(): string | null {
    const stamp = localTime(this.#options.clock.now(), this.#options.zone, "short");
    if (stamp === this.#stamp) return null;
    this.#stamp = stamp;
    return `[${stamp}]`;
  }

  async #finish(): Promise<void> {
    if (this.#ended || this.#stopped) return;
    await this.#answered();
    this.#end();
  }

  async #answered(): Promise<void> {
    try {
      await this.#options.idle();
    } catch (error) {
      this.#options.logger.error("console replies not awaited", error);
    }
  }

  #end(): void {
    if (this.#ended || this.#stopped) return;
    this.#ended = true;
    this.#surface.close();
    this.#options.onEnd();
  }
}

function gone(cause: unknown): DeliveryError {
  return new DeliveryError("unreachable", "the console has closed", { cause });
}
