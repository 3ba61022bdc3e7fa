import {
  createDiscordAdapter,
  type DiscordAdapter,
  type DiscordOptions,
} from "../../../adapters/discord/adapter.ts";
import { tokenOf } from "../../../adapters/discord/custom-id.ts";
import type { InboundEvent } from "../../../src/core/conversation/event.ts";
import type { AdapterHarness, ContractPerson, SeenCard } from "../../contract/adapter-harness.ts";
import {
  type DiscordDouble,
  type DiscordDoubleOptions,
  startDiscordDouble,
} from "../../doubles/discord/discord-double.ts";
import { type Mark, readMarkdown } from "../../doubles/discord/markdown.ts";
import type { DiscordPerson } from "../../doubles/discord/person.ts";
import type { WireComponent } from "../../doubles/discord/schemas.ts";
import type { StoredMessage } from "../../doubles/discord/world.ts";
import { Changes } from "../../doubles/shared/changes.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

const PEOPLE = { ada: "501", bob: "502" } as const;
const SUPPRESS_EMBEDS = 4;

export interface DiscordHarness extends AdapterHarness {
  readonly adapter: DiscordAdapter;
  readonly double: DiscordDouble;
  readonly logger: FakeLogger;
  /** The adapter's clock. */
  readonly clock: WatchedClock;
  /** Discord's clock. */
  readonly doubleClock: WatchedClock;
  readonly ada: DiscordPerson;
  readonly bob: DiscordPerson;
}

interface More {
  readonly adapter?: Partial<DiscordOptions>;
  readonly double?: Omit<DiscordDoubleOptions, "clock">;
}

/** A Discord adapter on a double. */
export async function discordHarness(more: More = {}): Promise<DiscordHarness> {
  const doubleClock = new WatchedClock();
  const double = await startDiscordDouble({ clock: doubleClock, ...more.double });
  const clock = new WatchedClock();
  const logger = new FakeLogger();
  const options: DiscordOptions = {
    token: double.token,
    apiUrl: double.apiUrl,
    commands: {},
    complete: () => Promise.resolve([]),
    requestsPerSecond: 1_000_000,
    clock,
    logger,
    ...more.adapter,
  };
  const adapter = createDiscordAdapter(options);
  const people = {
    ada: double.person({ id: PEOPLE.ada, name: "Ada", locale: "sv-SE" }),
    bob: double.person({ id: PEOPLE.bob, name: "Bob" }),
  };
  const settled = new Settled(logger);
  return {
    adapter,
    double,
    logger,
    clock,
    doubleClock,
    ...people,
    start: (onEvent) => adapter.start((event) => settled.follow(event, onEvent)),
    person: (name) => contractPerson(people[name], settled),
    fault: (fault) => double.faults.next({ ...fault, method: "createMessage" }),
    requests: () => double.calls.of("createMessage").length,
    unreachable: () => createDiscordAdapter({ ...options, apiUrl: "http://127.0.0.1:1/api" }),
    nowhere: { platform: "discord", workspace: "", chat: "999" },
    isConfirmed: () => settled.isAll,
    confirmed: () => settled.all(),
    attempts: 5,
    nextAttempt: async () => {
      await clock.advance(await clock.sleeper(20_000));
    },
    close: async () => {
      await adapter.stop();
      await double.close();
    },
  };
}

/**
 * Discord brings nothing twice, so here an event counts as confirmed when the adapter need not keep it any
 * longer: it was stored, or given up.
 */
class Settled {
  readonly #open = new Set<string>();
  readonly #changes = new Changes();
  readonly #logger: FakeLogger;

  constructor(logger: FakeLogger) {
    this.#logger = logger;
  }

  get isAll(): boolean {
    const givenUp = new Set(
      this.#logger.of("discord: an event was given up").map(({ fields }) => fields["event"]),
    );
    return [...this.#open].every((id) => givenUp.has(id));
  }

  brought(id: string): void {
    this.#open.add(`discord:${id}`);
  }

  async follow(event: InboundEvent, onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    try {
      await onEvent(event);
      this.#open.delete(event.id);
    } finally {
      // What the adapter makes of a failure is known a little later.
      setImmediate(() => this.#changes.notify());
    }
  }

  async all(): Promise<void> {
    await this.#changes.until("everything is stored or given up", () => this.isAll || undefined);
  }
}

function contractPerson(person: DiscordPerson, settled: Settled): ContractPerson {
  return {
    address: { platform: "discord", workspace: "", chat: person.chat.id },
    account: person.account.user.id,
    says: (text) => settled.brought(person.says(text)),
    // The slash of Discord's own list takes options; a line behind a command is typed as text.
    commands: (name, args) =>
      settled.brought(args === "" ? person.uses(name).id : person.says(`/${name} ${args}`)),
    presses: (ref, label) => settled.brought(person.presses(ref.message, label).id),
    sendsUnreadable: () => settled.brought(person.sendsSticker()),
    blocks: () => person.closesDirectMessages(),
    unblocks: () => person.opensDirectMessages(),
    deletes: (ref) => person.deletes(ref.message),
    sees: () => person.sees().map(toCard),
  };
}

/** A message as it is on the screen, from the top down. */
export function toCard({ content, embeds, components, attachments, flags }: StoredMessage): SeenCard {
  const isSuppressed = (flags & SUPPRESS_EMBEDS) !== 0;
  const parts = [readMarkdown(content)];
  for (const { title, description, footer } of isSuppressed ? [] : embeds) {
    if (title !== undefined) parts.push(as("title", readMarkdown(title)));
    if (description !== undefined) parts.push(readMarkdown(description));
    if (footer !== undefined) parts.push(as("footer", { text: footer.text, marked: [] }));
  }
  return {
    text: parts
      .map(({ text }) => text)
      .filter((text) => text !== "")
      .join("\n"),
    marked: parts.flatMap(({ marked }) => marked),
    buttons: components.flatMap((row) => row.components.flatMap(choicesOf)),
    files: attachments.map(({ name, bytes }) => ({ name, text: bytes.toString("utf8") })),
    linkPreview: !isSuppressed && /https?:\/\/\S|discord(?:\.gg|(?:app)?\.com\/invite)\/\S/iu.test(content),
  };
}

function as(name: string, shown: { readonly text: string; readonly marked: readonly Mark[] }) {
  return { text: shown.text, marked: [{ as: name, text: shown.text }, ...shown.marked] };
}

/** What can be pressed or picked. */
function choicesOf(component: WireComponent): SeenCard["buttons"] {
  if (component.type === 3) {
    return component.options.map(({ label, value }) => ({ label, token: tokenOf(value) }));
  }
  return "custom_id" in component ? [{ label: component.label, token: tokenOf(component.custom_id) }] : [];
}
