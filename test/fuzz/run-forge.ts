import { parseArgs } from "node:util";
import { forgePresses } from "./forge-presses.ts";
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
const telegram = await forgeTelegramWebhooks({ requests: Number(values.requests), seed });
process.stdout.write(`${JSON.stringify({ ...presses, telegram, seed })}\n`);
const accepted = presses.accepted + presses.stateChanges + presses.foreignReads;
process.exitCode = accepted + telegram.accepted + telegram.events === 0 ? 0 : 1;
