import type { Clock } from "../../../src/ports/clock.ts";
import type { Faults } from "../shared/faults.ts";
import { type HttpAnswer, type HttpRequest, startHttpBase } from "../shared/http-base.ts";
import type { RequestLog } from "../shared/request-log.ts";
import { WatchedClock } from "../shared/watched-clock.ts";
import type { AppSettings, Parts } from "./api-parts.ts";
import { Courier } from "./courier.ts";
import { Events } from "./events.ts";
import { FileStore, type StoredFile } from "./file-store.ts";
import { HttpMode } from "./http-mode.ts";
import { OAuth } from "./oauth.ts";
import type { SlackPerson } from "./person.ts";
import { readArguments, readUpload } from "./request-body.ts";
import { ResponseUrls } from "./response-urls.ts";
import { SocketMode } from "./socket-mode.ts";
import { Triggers } from "./triggers.ts";
import { Views } from "./views.ts";
import { type Rates, WebApi } from "./web-api.ts";
import { type PersonOptions, SlackWorkspace } from "./workspace.ts";
import { ALL_SCOPES, APP_ID, type StoredMessage, World } from "./world.ts";

export interface SlackDoubleOptions {
  /** What limits, deadlines and signatures go by; a clock that stands still unless told otherwise. */
  readonly clock?: Clock;
  /** None unless told otherwise. */
  readonly rates?: Rates;
  /** What the first workspace has granted; everything unless told otherwise. */
  readonly scopes?: readonly string[];
  readonly commands?: readonly string[];
}

/** A strict Slack on real sockets: it refuses everything that Slack would, and a little more. */
export interface SlackDouble {
  /** For `SLACK_API_URL`, with the slash at its end. */
  readonly apiUrl: string;
  /** The page where an installation begins. */
  readonly authorizeUrl: string;
  readonly appId: string;
  readonly appToken: string;
  /** Of the first workspace. */
  readonly botToken: string;
  readonly settings: AppSettings;
  readonly faults: Faults;
  readonly calls: RequestLog;
  readonly socketMode: SocketMode;
  readonly httpMode: HttpMode;
  readonly oauth: OAuth;
  readonly courier: Courier;
  /** The first workspace, where the app is installed. */
  readonly workspace: SlackWorkspace;
  /** From now on everything is brought by requests to this URL, and no more over the socket. */
  useHttp(url: string): void;
  /** Another workspace, where the app is not installed yet. */
  addWorkspace(id: string, name: string): SlackWorkspace;
  /** Somebody of the first workspace. */
  person(options: PersonOptions): SlackPerson;
  file(id: string): StoredFile;
  /** Of all channels, oldest first. */
  readonly messages: readonly StoredMessage[];
  waitForMessage(fits: (message: StoredMessage) => boolean): Promise<StoredMessage>;
  /** Whether everything that was brought is acknowledged or given up. */
  readonly isSettled: boolean;
  until(what: string, probe: () => boolean): Promise<void>;
  close(): Promise<void>;
}

const APP_TOKEN = `xapp-1-${APP_ID}-1234567890123-0123456789abcdef`;

export async function startSlackDouble(options: SlackDoubleOptions = {}): Promise<SlackDouble> {
  const world = new World(options.clock ?? new WatchedClock());
  const settings: AppSettings = {
    isHomeEnabled: true,
    isMessagesTabEnabled: true,
    commands: options.commands ?? ["/interview"],
  };
  const socketMode = await SocketMode.start(world);
  const httpMode = new HttpMode(world);
  const courier = new Courier(world, socketMode);
  const parts: Parts = {
    world,
    settings,
    triggers: new Triggers(world),
    views: new Views(world),
    files: new FileStore(),
    oauth: new OAuth(world),
    socketMode,
    courier,
    events: new Events(world, courier),
    url: () => base.url,
  };
  const responseUrls = new ResponseUrls(world, () => base.url);
  const api = new WebApi(parts, APP_TOKEN, options.rates ?? null);
  const base = await startHttpBase((request) => route(request, api, parts, responseUrls));
  const addWorkspace = (id: string, name: string): SlackWorkspace =>
    new SlackWorkspace(world.addWorkspace(id, name), parts, responseUrls);
  const workspace = addWorkspace("T0000001", "Acme");
  workspace.install(options.scopes ?? ALL_SCOPES);
  return {
    apiUrl: `${base.url}/api/`,
    authorizeUrl: `${base.url}/oauth/v2/authorize`,
    appId: APP_ID,
    appToken: APP_TOKEN,
    get botToken() {
      return workspace.botToken;
    },
    settings,
    faults: api.faults,
    calls: api.calls,
    socketMode,
    httpMode,
    oauth: parts.oauth,
    courier,
    workspace,
    useHttp: (url) => {
      httpMode.url = url;
      courier.use(httpMode);
    },
    addWorkspace,
    person: (of) => workspace.person(of),
    file: (id) => parts.files.arrived(id),
    get messages() {
      return world.messages;
    },
    waitForMessage: (fits) =>
      world.changes.until("the app shows the message", () =>
        world.messages.find((each) => each.isApp && fits(each)),
      ),
    get isSettled() {
      return courier.deliveries.every(({ outcome }) => outcome !== null);
    },
    until: async (what, probe) => {
      await world.changes.until(what, () => probe() || undefined);
    },
    close: async () => {
      courier.stop();
      httpMode.close();
      await socketMode.close();
      await base.close();
    },
  };
}

async function route(
  request: HttpRequest,
  api: WebApi,
  parts: Parts,
  responseUrls: ResponseUrls,
): Promise<HttpAnswer> {
  const { pathname, searchParams } = new URL(request.path, "http://double");
  const [, place = "", rest = ""] = /^\/(api|upload\/v1|actions|oauth\/v2)\/([\w.-]+)$/u.exec(pathname) ?? [];
  if (place === "oauth/v2" && request.method === "GET") return parts.oauth.authorize(searchParams);
  if (request.method !== "POST") return { kind: "text", status: 404, body: "" };
  switch (place) {
    case "api":
      return api.answer(rest, request);
    case "actions":
      return responseUrls.take(rest, readArguments(request));
    case "upload/v1": {
      const bytes = await readUpload(request);
      const isWhole = parts.files.receive(rest, bytes);
      return isWhole
        ? { kind: "text", status: 200, body: `OK - ${bytes.length}` }
        : { kind: "text", status: 400, body: "bytes missing" };
    }
    default:
      return { kind: "text", status: 404, body: "" };
  }
}
