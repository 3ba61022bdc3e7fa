/** A person with a platform's app who talks with the bot, as a harness moves them. What they do comes back as ids. */
export interface Talker {
  readonly home: {
    readonly platform: "telegram" | "discord" | "slack";
    readonly workspace: string;
    readonly account: string;
    readonly chat: string;
  };
  /** Gives a command, with what stands behind it. */
  commands(line: string): EventIds;
  writes(text: string): EventIds;
  /** Presses the newest button with this label so many times, before the bot can change it. Nothing when it is gone. */
  presses(label: string, times: number): EventIds;
  /** All that the bot shows. */
  screen(): string;
  /** Whether the bot shows such words. */
  sees(fits: RegExp): boolean;
  /** Of these, the ones of which the platform may expect that they were taken in. */
  owed(ids: EventIds): EventIds;
}

/** As the inbox knows them. */
export type EventIds = readonly string[];
