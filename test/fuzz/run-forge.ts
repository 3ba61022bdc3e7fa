import { parseArgs } from "node:util";
import { forgePresses } from "./forge-presses.ts";
import { forgeSlackRequests } from "./forge-slack-requests.ts";
import { forgeTelegramWebhooks } from "./forge-telegram-webhooks.ts";

// npm run forge -- [--tokens 1000000] [--requests 10000] [--seed 1]
// The last line is one JSON object; ends with 1 when anything forged was accepted.

const { values } = parseArgs({
  options: {
    tokens: { type: "string", default: "1000000" },
    requests: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
  },
});
const seed = Number(values.seed);
const presses = await forgePresses({ tokens: Number(values.tokens), seed });
const requests = Number(values.requests);
const telegram = await forgeTelegramWebhooks({ requests, seed });
const slack = await forgeSlackRequests({ requests, seed });
process.stdout.write(`${JSON.stringify({ ...presses, telegram, slack, seed })}\n`);
const byButton = presses.accepted + presses.stateChanges + presses.foreignReads;
const byRequest = telegram.accepted + telegram.events + slack.accepted + slack.events;
process.exitCode = byButton + byRequest === 0 ? 0 : 1;
