import type { Account } from "../../src/core/address.ts";
import type { Author } from "../../src/core/conversation/event.ts";
import { HOUR_MS, type Instant } from "../../src/core/time/instant.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Logger } from "../../src/ports/logger.ts";
import { inTime } from "../shared/in-time.ts";
import { LimitedMap } from "../shared/limited-map.ts";
import type { Profile, SlackApi } from "./api.ts";
import { toDeliveryError } from "./errors.ts";

/** More people than talk to one process in an hour. */
const MOST_KNOWN = 10_000;
/** Who travels, or chooses another language, is taken at their word so much later. */
const KNOWN_FOR_MS = HOUR_MS;
/** A trigger lives for three seconds, and opening a form takes some of them. */
const ASK_MS = 1_000;

interface Parts {
  readonly api: Pick<SlackApi, "profile">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Who somebody is: Slack tells no name, language or time zone with what a person does, so it is asked for. */
export class People {
  readonly #parts: Parts;
  readonly #known = new LimitedMap<{ readonly author: Author; readonly at: Instant }>(MOST_KNOWN);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Never rejects, and takes a second at most: what is not known by then is null. */
  async of(person: Account): Promise<Author> {
    const { clock } = this.#parts;
    const known = this.#known.get(keyOf(person));
    if (known !== undefined && clock.now() - known.at < KNOWN_FOR_MS) return known.author;
    const nobody: Author = { account: person.account, name: null, locale: null, timeZone: null };
    return (await inTime(this.#ask(person), null, { clock, ms: ASK_MS })) ?? known?.author ?? nobody;
  }

  async #ask(person: Account): Promise<Author | null> {
    const { api, clock, logger } = this.#parts;
    try {
      const author = authorOf(person.account, await api.profile(person));
      this.#known.set(keyOf(person), { author, at: clock.now() });
      return author;
    } catch (error) {
      logger.info("slack: a profile could not be read", { reason: toDeliveryError(error).message });
      return null;
    }
  }
}

function keyOf({ workspace, account }: Account): string {
  return `${workspace} ${account}`;
}

function authorOf(account: string, { locale, tz, real_name: real, profile }: Profile): Author {
  const names = [profile.real_name, real, profile.display_name].map((name) => (name ?? "").trim());
  const name = names.find((each) => each !== "") ?? null;
  return { account, name, locale: locale ?? null, timeZone: tz ?? null };
}
