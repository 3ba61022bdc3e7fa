import { createServer, type Server } from "node:http";
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from "../../../adapters/slack/adapter.ts";
import { EVENTS_PATH } from "../../../adapters/slack/manifest.ts";
import type { InboundEvent } from "../../../src/core/conversation/event.ts";
import type { Installations } from "../../../src/ports/installations.ts";
import type { AdapterHarness, ContractPerson, SeenCard } from "../../contract/adapter-harness.ts";
import { Changes } from "../../doubles/shared/changes.ts";
import { WatchedClock } from "../../doubles/shared/watched-clock.ts";
import type { SlackPerson } from "../../doubles/slack/person.ts";
import type { ShownMessage } from "../../doubles/slack/screen.ts";
import {
  type SlackDouble,
  type SlackDoubleOptions,
  startSlackDouble,
} from "../../doubles/slack/slack-double.ts";
import { FakeLogger } from "../../fakes/fake-logger.ts";

const PEOPLE = { ada: "U0ADA", bob: "U0BOB" } as const;

/** So often an event is handed over before Slack has to bring it again. */
const ATTEMPTS = 5;

const STATE_SECRET = "a-state-secret-of-32-characters!!";

export type Mode = "socket" | "http";

export interface SlackHarness extends AdapterHarness {
  readonly adapter: SlackAdapter;
  readonly double: SlackDouble;
  readonly logger: FakeLogger;
  /** The adapter's clock. */
  readonly clock: WatchedClock;
  /** Slack's clock. */
  readonly doubleClock: WatchedClock;
  readonly ada: SlackPerson;
  readonly bob: SlackPerson;
  /** Where the adapter's routes are served. */
  readonly publicUrl: string;
}

interface More {
  readonly adapter?: Partial<SlackOptions>;
  /** Where it keeps the tokens of the workspaces that let it in; by default it is for one workspace. */
  readonly workspaces?: Installations;
  readonly double?: Omit<SlackDoubleOptions, "clock">;
}

/** A Slack adapter on a double, by Socket Mode or over HTTP. */
export async function slackHarness(mode: Mode, more: More = {}): Promise<SlackHarness> {
  const doubleClock = new WatchedClock();
  const double = await startSlackDouble({ clock: doubleClock, ...more.double });
  const clock = new WatchedClock();
  const logger = new FakeLogger();
  const server = createServer();
  const publicUrl = await listen(server);
  const options: SlackOptions = {
    apiUrl: double.apiUrl,
    reading:
      mode === "socket"
        ? { mode, appToken: double.appToken }
        : { mode, signingSecret: double.httpMode.signingSecret },
    access:
      more.workspaces === undefined
        ? { kind: "single", botToken: double.botToken }
        : {
            kind: "workspaces",
            clientId: double.oauth.clientId,
            clientSecret: double.oauth.clientSecret,
            stateSecret: STATE_SECRET,
            publicUrl,
          },
    installations: more.workspaces ?? noInstallations,
    checkForm: () => Promise.resolve({}),
    clock,
    logger,
    ...more.adapter,
  };
  const adapter = createSlackAdapter(options);
  const closedPort = await portOfNobody();
  serve(server, adapter);
  if (mode === "http") double.useHttp(`${publicUrl}${EVENTS_PATH}`);
  const people = {
    ada: double.person({ id: PEOPLE.ada, name: "Ada", locale: "sv-SE" }),
    bob: double.person({ id: PEOPLE.bob, name: "Bob" }),
  };
  const settled = new Settled(double, logger);
  return {
    adapter,
    double,
    logger,
    clock,
    doubleClock,
    publicUrl,
    ...people,
    start: (onEvent) => adapter.start((event) => settled.follow(event, onEvent)),
    person: (name) => contractPerson(people[name], double),
    fault: (fault) => double.faults.next({ ...fault, method: "chat.postMessage" }),
    requests: () => double.calls.of("chat.postMessage").length,
    unreachable: () => createSlackAdapter({ ...options, apiUrl: `http://127.0.0.1:${closedPort}/api/` }),
    nowhere: { platform: "slack", workspace: double.workspace.id, chat: "D0NOWHERE" },
    isConfirmed: () => settled.isAll,
    confirmed: async () => {
      // Over the socket Slack is not told that nobody could store an event: it notices after three seconds.
      const isGivenUp = logger
        .of("slack: an event was not stored")
        .some(({ fields }) => fields["attempt"] === ATTEMPTS);
      if (mode === "socket" && isGivenUp) await doubleClock.advance(3_001);
      await settled.all();
    },
    attempts: ATTEMPTS,
    nextAttempt: async () => {
      await clock.advance(await clock.sleeper(20_000));
    },
    close: async () => {
      await adapter.stop();
      server.close();
      server.closeAllConnections();
      await double.close();
    },
  };
}

/** For workspaces that are known from the settings. */
const noInstallations: Installations = {
  find: () => Promise.resolve(null),
  save: () => Promise.resolve(),
  remove: () => Promise.resolve(true),
};

function serve(server: Server, { routes }: SlackAdapter): void {
  server.on("request", (request, response) => {
    const route = routes[(request.url ?? "").split("?")[0] ?? ""];
    if (route === undefined) response.writeHead(404).end();
    else void route(request, response);
  });
}

/** A port that nobody listens at. The lowest ones will not do: fetch refuses them by itself. */
async function portOfNobody(): Promise<string> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
}

/**
 * What was brought counts as confirmed when Slack need not bring it again, and the adapter need not keep it any
 * longer: events are acknowledged, and everything else is stored or given up.
 */
class Settled {
  readonly #double: SlackDouble;
  readonly #logger: FakeLogger;
  readonly #stored = new Set<string>();
  readonly #changes = new Changes();

  constructor(double: SlackDouble, logger: FakeLogger) {
    this.#double = double;
    this.#logger = logger;
  }

  get isAll(): boolean {
    return this.#isAcknowledged && this.#isKept;
  }

  async follow(event: InboundEvent, onEvent: (event: InboundEvent) => Promise<void>): Promise<void> {
    try {
      await onEvent(event);
      this.#stored.add(event.id);
    } finally {
      // What the adapter makes of a failure is known a little later.
      setImmediate(() => this.#changes.notify());
    }
  }

  async all(): Promise<void> {
    await this.#double.until("every event is acknowledged", () => this.#isAcknowledged);
    await this.#changes.until("everything else is stored or given up", () => this.#isKept || undefined);
  }

  get #isAcknowledged(): boolean {
    return this.#double.courier.deliveries.every(
      ({ parcel, outcome }) => parcel.kind !== "events_api" || outcome?.kind === "acknowledged",
    );
  }

  get #isKept(): boolean {
    const lines = this.#logger.of("slack: an event was given up");
    const givenUp = new Set(lines.map(({ fields }) => fields["event"]));
    return this.#double.courier.deliveries.every(({ id, parcel }) => {
      const known = `slack:${this.#double.workspace.id}:${id}`;
      return parcel.kind === "events_api" || this.#stored.has(known) || givenUp.has(known);
    });
  }
}

function contractPerson(person: SlackPerson, double: SlackDouble): ContractPerson {
  const { workspace, id: account } = person.account;
  return {
    address: { platform: "slack", workspace: workspace.id, chat: person.chat.id },
    account,
    says: (text) => void person.says(text),
    commands: (name, args) => void person.uses("/interview", name === "interview" ? args : name),
    presses: (ref, label) => void person.presses(ref.message, label),
    sendsUnreadable: () => void person.sharesFile(),
    blocks: () => {
      double.settings.isMessagesTabEnabled = false;
    },
    unblocks: () => {
      double.settings.isMessagesTabEnabled = true;
    },
    deletes: (ref) => void person.deletes(ref.message),
    sees: () => person.sees().map((message) => toCard(message, double)),
  };
}

/** A message as it is on the screen. */
function toCard({ text, marked, buttons, linkPreview, files }: ShownMessage, double: SlackDouble): SeenCard {
  return {
    text,
    marked,
    buttons: buttons.map(({ label, value }) => ({ label, token: value })),
    files: files.map(({ id, title }) => ({
      name: title,
      text: double.file(id).bytes?.toString("utf8") ?? "",
    })),
    linkPreview,
  };
}
