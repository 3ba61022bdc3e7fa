import type { InboundEvent } from "../core/conversation/event.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import { type Campaign, campaign } from "../store/leadership.ts";
import type { ConnectedPlatform } from "./create-platforms.ts";

/** What a platform's people write, on its way in: now, or when it is this process's turn. */
export interface Intake {
  /** True where this process takes in what people write on the platform. */
  readonly leads: () => boolean;
  /** Settles when nothing will be taken in any more, which has been logged; never where nobody competes. */
  readonly failed: Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Parts {
  readonly onEvent: (event: InboundEvent) => Promise<void>;
  /** Null where no other process can share the data. */
  readonly databaseUrl: string | null;
  readonly realTime: Clock;
  readonly logger: Logger;
}

/**
 * Takes in what people write on the platform: at once, or where several processes may run and the platform
 * allows one reader only, as soon as this one is elected. It does not wait for that.
 * @throws {Error} what the adapter throws, when it is to start at once.
 */
export async function openIntake(platform: ConnectedPlatform, parts: Parts): Promise<Intake> {
  const { adapter, soleReader } = platform;
  const { databaseUrl, onEvent } = parts;
  if (soleReader === null || databaseUrl === null) {
    await startOrStop(platform, onEvent);
    return { leads: () => true, failed: new Promise(() => {}), stop: () => adapter.stop() };
  }
  const office = { platform: adapter.platform, token: soleReader };
  const intake = new ElectedIntake(platform, campaign({ url: databaseUrl, office, ...parts }), parts);
  await intake.open();
  return intake;
}

async function startOrStop({ adapter }: ConnectedPlatform, onEvent: Parts["onEvent"]): Promise<void> {
  try {
    await adapter.start(onEvent);
  } catch (error) {
    await adapter.stop();
    throw error;
  }
}

class ElectedIntake implements Intake {
  readonly #platform: ConnectedPlatform;
  readonly #race: Campaign;
  readonly #parts: Parts;
  #isStopping = false;
  #fail: () => void = () => {};
  readonly failed = new Promise<void>((resolve) => {
    this.#fail = resolve;
  });

  constructor(platform: ConnectedPlatform, race: Campaign, parts: Parts) {
    this.#platform = platform;
    this.#race = race;
    this.#parts = parts;
  }

  /** @throws {Error} what the adapter throws, when the first try has won. */
  async open(): Promise<void> {
    const race = this.#race;
    await race.tried;
    void race.lost.then(() => this.#noteLoss());
    if (!race.leads) {
      void race.elected.then(() => this.#startLate());
      return;
    }
    try {
      await startOrStop(this.#platform, this.#parts.onEvent);
    } catch (error) {
      this.#isStopping = true;
      await race.resign();
      throw error;
    }
  }

  readonly leads = (): boolean => this.#race.leads;

  readonly stop = async (): Promise<void> => {
    this.#isStopping = true;
    await this.#platform.adapter.stop();
    await this.#race.resign();
  };

  async #startLate(): Promise<void> {
    const { adapter } = this.#platform;
    if (this.#isStopping) return;
    try {
      await adapter.start(this.#parts.onEvent);
      // Stopped in the middle of its start, the adapter may have gone on to open something.
      if (this.#isStopping) await adapter.stop();
    } catch (error) {
      this.#end("this process was to read now and cannot; it ends", error);
    }
  }

  #noteLoss(): void {
    const reason = new Error("the database connection by which this process was the one to read broke");
    this.#end("another process may read now; this one ends", reason);
  }

  #end(event: string, error: unknown): void {
    if (this.#isStopping) return;
    this.#parts.logger.error(event, error, { platform: this.#platform.adapter.platform });
    this.#fail();
  }
}
