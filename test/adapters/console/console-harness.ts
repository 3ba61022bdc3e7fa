import { PassThrough } from "node:stream";
import { createConsoleAdapter } from "../../../adapters/console/adapter.ts";
import type { Address } from "../../../src/core/address.ts";
import type { InboundEvent } from "../../../src/core/conversation/event.ts";
import { type DeliveryId, parseId } from "../../../src/core/ids.ts";
import type { DurationMs } from "../../../src/core/time/instant.ts";
import { parseInstant } from "../../../src/core/time/instant.ts";
import { parseZone } from "../../../src/core/time/zone.ts";
import type { View } from "../../../src/core/view/view.ts";
import type { Adapter, Attempt, Receipt } from "../../../src/ports/adapter.ts";
import { FakeClock } from "../../fakes/fake-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

export const CONSOLE: Address = { platform: "console", workspace: "", chat: "console" };

function known<T>(value: T | null): T {
  if (value === null) throw new Error("the harness itself is wrong");
  return value;
}

export const FIRST_TRY: Attempt = {
  key: known(parseId<DeliveryId>("3b241101-e2bb-4255-8caf-4136c566a962")),
  doubt: null,
};

/** What an event is, in short: `text hello`, `/help `, `press Undo`. */
function brief(event: InboundEvent): string {
  if (event.kind === "text") return `text ${event.text}`;
  if (event.kind === "command") return `/${event.name} ${event.args}`.trim();
  return event.kind === "press" ? `press ${event.token}` : event.kind;
}

interface Setup {
  readonly interactive: boolean;
  readonly columns?: number;
  readonly color?: boolean;
  /** Where files are saved; nowhere that could be written to, unless told otherwise. */
  readonly filesFolder?: string;
  /** What the app does with an event. */
  readonly app?: (event: InboundEvent, bench: Bench) => Promise<void>;
  readonly idle?: () => Promise<void>;
  /** Null: a clock that cannot be moved. */
  readonly advance?: ((by: DurationMs, bench: Bench) => Promise<void>) | null;
}

/** The adapter between two streams, with an app of a few lines behind it. */
export class Bench {
  readonly input = new PassThrough();
  readonly output: PassThrough & { readonly columns: number };
  readonly clock = new FakeClock(known(parseInstant("2026-11-18T14:04:30Z")));
  readonly logger = new FakeLogger();
  readonly events: InboundEvent[] = [];
  readonly adapter: Adapter;
  /** How often the end was told. */
  ends = 0;
  /** Resolves at the first time. */
  readonly ended: Promise<void>;
  #shown = "";
  #ids = 0;
  #told: () => void = () => undefined;
  readonly #app: (event: InboundEvent, bench: Bench) => Promise<void>;
  readonly #watchers = new Set<() => void>();

  constructor(setup: Setup) {
    this.output = Object.assign(new PassThrough(), { columns: setup.columns ?? 80 });
    this.output.on("data", (chunk: Buffer) => {
      this.#shown += chunk.toString("utf8");
      for (const watcher of this.#watchers) watcher();
    });
    this.ended = new Promise((resolve) => {
      this.#told = resolve;
    });
    const { advance = () => Promise.resolve() } = setup;
    this.adapter = createConsoleAdapter({
      input: this.input,
      output: this.output,
      interactive: setup.interactive,
      color: setup.color ?? false,
      clock: this.clock,
      zone: known(parseZone("Europe/Stockholm")),
      userName: "Kim",
      locale: "sv-SE",
      filesFolder: setup.filesFolder ?? "/dev/null/files",
      newId: () => {
        this.#ids += 1;
        return `id${this.#ids}`;
      },
      logger: this.logger,
      onAdvance: advance === null ? null : (by) => advance(by, this),
      idle: setup.idle ?? (() => Promise.resolve()),
      onEnd: () => {
        this.ends += 1;
        this.#told();
      },
    });
    this.#app = setup.app ?? (() => Promise.resolve());
  }

  start(): Promise<void> {
    return this.adapter.start(async (event) => {
      this.events.push(event);
      await this.#app(event, this);
    });
  }

  /** Sends to the one chat; bound, so that an app can take it out. */
  readonly send = (view: View): Promise<Receipt> => this.adapter.send(CONSOLE, view, FIRST_TRY);

  /** The events so far, in short. */
  get heard(): readonly string[] {
    return this.events.map((event) => brief(event));
  }

  /** Everything that was written, escape sequences among it. */
  get shown(): string {
    return this.#shown;
  }

  /** Resolves when that text is written from now on, after what was already there. */
  sees(text: string, from = 0): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.#shown.includes(text, from)) return;
        this.#watchers.delete(look);
        resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }
}
