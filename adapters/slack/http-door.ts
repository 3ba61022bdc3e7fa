import type { IncomingMessage, ServerResponse } from "node:http";
import { HTTPReceiver, type Logger as SlackLogger } from "@slack/bolt";
import { leadTo } from "./door.ts";
import type { Intake } from "./intake.ts";
import { EVENTS_PATH } from "./manifest.ts";

/** More than any form or message of ours comes back with. */
const MAX_BODY_BYTES = 1024 * 1024;

interface Parts {
  readonly signingSecret: string;
  /** Null while the adapter is not running. */
  readonly intake: () => Intake | null;
  readonly logger: SlackLogger;
}

/**
 * Answers Slack's requests: the signature is looked at first, and what is acknowledged is answered with 200. What
 * could not be stored is answered with 500, so that Slack sends it again.
 */
export function httpDoor({ signingSecret, intake, logger }: Parts) {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [EVENTS_PATH],
    bodyLimit: MAX_BODY_BYTES,
    logger,
    // Whoever has waited for three seconds is gone; the connection is closed when it is clear what is to be said.
    unhandledRequestHandler: () => {},
    processEventErrorHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      return Promise.resolve(false);
    },
  });
  leadTo((parcel) => running(intake).take(parcel), receiver, logger);

  return (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "POST") response.writeHead(405, { connection: "close" }).end();
    else receiver.requestListener(request, response);
    return Promise.resolve();
  };
}

function running(intake: Parts["intake"]): Intake {
  const found = intake();
  if (found === null) throw new Error("not running");
  return found;
}
