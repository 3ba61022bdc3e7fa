/** More people than talk to one process in a day; whoever is forgotten costs one request more. */
const MOST_KNOWN = 10_000;

/** Which direct-message chat belongs to whom: a person keeps theirs for ever. */
export class DirectChats {
  readonly #open: (account: string) => Promise<string>;
  readonly #known = new Map<string, string>();

  constructor(open: (account: string) => Promise<string>) {
    this.#open = open;
  }

  learn(account: string, chat: string): void {
    this.#known.delete(account);
    this.#known.set(account, chat);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  /** @throws what the request throws. */
  async of(account: string): Promise<string> {
    const known = this.#known.get(account);
    if (known !== undefined) return known;
    const chat = await this.#open(account);
    this.learn(account, chat);
    return chat;
  }
}
