import { createInterface } from "node:readline";
import { CliInputError } from "./cli/cli-input-error.ts";
import { answerDraft } from "./cli/draft.ts";
import { answerPlan } from "./cli/plan.ts";
import { answerWhen } from "./cli/when.ts";

/** The verbs that try the core without any bot: JSON in, JSON out. */
const VERBS: Readonly<Record<string, (input: unknown) => unknown>> = {
  plan: answerPlan,
  draft: answerDraft,
  when: answerWhen,
};

const USAGE = `usage: npm run -s afterword -- <${Object.keys(VERBS).join("|")}> ['<json>' | --stdin]
  one JSON object as an argument, or with --stdin one a line; each is answered with one line of JSON
       npm run -s afterword -- doctor
  looks whether the bot could run with the settings of the environment, and says what to do where it could not`;

/** The answer to one line; a line that cannot be answered gets {"error": "…"}, and the others go on. */
function answerLine(answer: (input: unknown) => unknown, line: string): string {
  try {
    return JSON.stringify(answer(parseJson(line)));
  } catch (error) {
    if (error instanceof CliInputError) return JSON.stringify({ error: error.message });
    throw error;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new CliInputError("this is not JSON; one object a line works");
  }
}

function fail(reason: string): never {
  process.stderr.write(`${reason}\n${USAGE}\n`);
  process.exit(2);
}

async function runDoctor(inputs: readonly string[]): Promise<void> {
  if (inputs.length > 0) fail("doctor takes nothing: it reads the environment");
  // Whatever the bot is made of is loaded for this verb alone.
  const { doctor } = await import("./composition/doctor.ts");
  const isWell = await doctor(process.env, { write: (line) => process.stdout.write(`${line}\n`) });
  // A check that took too long may still wait for its answer.
  process.stdout.write("", () => process.exit(isWell ? 0 : 1));
}

async function main(args: readonly string[]): Promise<void> {
  const [verb, input, ...more] = args;
  if (verb === "--help" || verb === "-h") {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  if (verb === undefined) fail("which verb?");
  const answer = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (answer === undefined) fail(`there is no verb "${verb}"`);
  if (input === undefined || more.length > 0) fail(`${verb} takes one JSON object, or --stdin`);
  if (input !== "--stdin") {
    if (input.startsWith("--")) fail(`there is no option ${input}`);
    process.stdout.write(`${answerLine(answer, input)}\n`);
    return;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(`${answerLine(answer, line)}\n`);
  }
}

const [verb, ...inputs] = process.argv.slice(2);
await (verb === "doctor" ? runDoctor(inputs) : main(process.argv.slice(2)));
