import type { Account } from "../../src/core/address.ts";
import { LimitedMap } from "./limited-map.ts";

/** More people than talk to one process in a day; whoever is forgotten costs one request more. */
const MOST_KNOWN = 10_000;

type Person = Pick<Account, "workspace" | "account">;

/** Which direct-message chat belongs to whom: a person keeps theirs for ever. */
export class DirectChats {
  readonly #open: (person: Person) => Promise<string>;
  readonly #known = new LimitedMap<string>(MOST_KNOWN);

  constructor(open: (person: Person) => Promise<string>) {
    this.#open = open;
  }

  learn(person: Person, chat: string): void {
    this.#known.set(keyOf(person), chat);
  }

  /** Null where nothing has been heard of it yet. */
  known(person: Person): string | null {
    return this.#known.get(keyOf(person)) ?? null;
  }

  /** @throws what the request throws. */
  async of(person: Person): Promise<string> {
    const known = this.known(person);
    if (known !== null) return known;
    const chat = await this.#open(person);
    this.learn(person, chat);
    return chat;
  }
}

function keyOf({ workspace, account }: Person): string {
  return `${workspace} ${account}`;
}
