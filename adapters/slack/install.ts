import type { IncomingMessage, ServerResponse } from "node:http";
import {
  HTTPReceiver,
  type Installation as SlackInstallation,
  type Logger as SlackLogger,
} from "@slack/bolt";
import type { Clock } from "../../src/ports/clock.ts";
import type { Installation, Installations } from "../../src/ports/installations.ts";
import { clientOptions } from "./api.ts";
import { INSTALL_PATH, REDIRECT_PATH, SCOPES } from "./manifest.ts";

interface Parts {
  readonly apiUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where a person's browser finds this machine; ends without a slash. */
  readonly publicUrl: string;
  readonly installations: Pick<Installations, "save">;
  readonly clock: Clock;
  readonly logger: SlackLogger;
}

/**
 * The pages by which a workspace lets us in: the first sends the browser to Slack, the second takes it back, checks
 * that it is the same browser, and keeps the token.
 */
export function installPages(parts: Parts) {
  const { apiUrl, clientId, clientSecret, stateSecret, publicUrl, installations, clock, logger } = parts;
  const receiver = new HTTPReceiver({
    // No event comes in here.
    signingSecret: "",
    signatureVerification: false,
    endpoints: [],
    clientId,
    clientSecret,
    stateSecret,
    scopes: [...SCOPES],
    redirectUri: `${publicUrl}${REDIRECT_PATH}`,
    logger,
    installationStore: {
      storeInstallation: (given) => installations.save(installationOf(given, clock)),
      fetchInstallation: () => Promise.reject(new Error("tokens are looked up elsewhere")),
    },
    installerOptions: {
      directInstall: true,
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      authorizationUrl: new URL("../oauth/v2/authorize", apiUrl).href,
      clientOptions: clientOptions(apiUrl),
    },
  });

  return (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "GET") receiver.requestListener(request, response);
    else response.writeHead(405, { connection: "close" }).end();
    return Promise.resolve();
  };
}

/** @throws {Error} when Slack gave us no token for a bot, or none of a workspace. */
function installationOf(given: SlackInstallation, clock: Clock): Installation {
  const workspace = given.isEnterpriseInstall === true ? given.enterprise?.id : given.team?.id;
  if (workspace === undefined || given.bot === undefined) throw new Error("an installation without a bot");
  const { userId: account, token, scopes } = given.bot;
  return { platform: "slack", workspace, account, token, scopes, installedAt: clock.now() };
}
