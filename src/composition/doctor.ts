import { type Config, ConfigError, isConsoleOnly, readConfig, SETTINGS } from "../config.ts";
import { createRedact, type Redact } from "../runtime/redact.ts";
import { checkDatabase } from "./doctor/check-database.ts";
import { checkDiscord } from "./doctor/check-discord.ts";
import { checkRedis } from "./doctor/check-redis.ts";
import { checkSlack } from "./doctor/check-slack.ts";
import { checkTelegram } from "./doctor/check-telegram.ts";
import { type Finding, fault, fine, reasonOf } from "./doctor/finding.ts";

const CHECK_WITHIN_MS = 8_000;

/** What stands before a finding's first line; the rest is moved in as far. */
const MARKS = { fine: "ok     ", note: "note   ", fault: "FAULT  " } as const;

interface Check {
  readonly what: string;
  readonly run: () => Promise<Finding>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Looks whether the product could run with these settings, and tells it in words for people, a check after the
 * other; they run at the same time, and none keeps another waiting for longer than its time limit. Nothing is
 * changed that a start would not change, and no secret is shown.
 * @returns whether all that is configured works.
 */
export async function doctor(
  env: Environment,
  options: { readonly write: (line: string) => void; readonly withinMs?: number },
): Promise<boolean> {
  const { write, withinMs = CHECK_WITHIN_MS } = options;
  const config = tryReadConfig(env);
  if (config instanceof ConfigError) {
    const [first = "", ...lines] = config.message.split("\n");
    tell(fault(first, [...lines.map((line) => line.trim()), "The rest is looked at once these are right."]));
    return false;
  }
  const redact = createRedact(config.secrets);
  tell(settingsFinding(env, config, redact));
  const findings = checksOf(config, redact).map((check) => within(check, withinMs, redact));
  let isWell = true;
  for (const pending of findings) {
    const finding = await pending;
    isWell &&= finding.kind !== "fault";
    tell(finding);
  }
  write(isWell ? "All that is configured works." : "Something does not work yet: see FAULT above.");
  return isWell;

  function tell({ kind, says, more }: Finding): void {
    write(`${MARKS[kind]}${says}`);
    for (const line of more) write(`${" ".repeat(MARKS[kind].length)}${line}`);
  }
}

function tryReadConfig(env: Environment): Config | ConfigError {
  try {
    return readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** Which settings are set; a secret's value is not shown. */
function settingsFinding(env: Environment, { secrets }: Config, redact: Redact): Finding {
  const found = Object.keys(SETTINGS.shape).flatMap((name) => {
    const value = env[name] ?? "";
    if (value === "") return [];
    return [secrets.includes(value) ? `${name} is set` : `${name} is ${redact(value)}`];
  });
  if (found.length === 0) return fine("Settings: none is set, so everything is as by default.");
  return fine("Settings:", found);
}

function checksOf(config: Config, redact: Redact): readonly Check[] {
  const { telegram, discord, slack, redisUrl } = config;
  const checks: Check[] = [{ what: "Database", run: () => checkDatabase(config, redact) }];
  if (redisUrl === null) {
    checks.push({
      what: "Redis",
      run: () => Promise.resolve(fine("Redis: not set; reminders are timed in the process itself.")),
    });
  } else checks.push({ what: "Redis", run: () => checkRedis(redisUrl, redact) });
  if (telegram !== null) checks.push({ what: "Telegram", run: () => checkTelegram(telegram) });
  if (discord !== null) checks.push({ what: "Discord", run: () => checkDiscord(discord) });
  if (slack !== null) checks.push({ what: "Slack", run: () => checkSlack(slack) });
  if (isConsoleOnly(config)) {
    const says = "Platforms: no token is set, so npm start talks with you in the terminal.";
    checks.push({ what: "Platforms", run: () => Promise.resolve(fine(says)) });
  }
  return checks;
}

/** The check's finding, or that it failed in a way it did not expect, or that it took too long. */
async function within({ what, run }: Check, limitMs: number, redact: Redact): Promise<Finding> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    const says = `${what}: no answer within ${limitMs / 1000} s.`;
    const advice = "Is the address right, and does a firewall or a proxy stand in between?";
    timer = setTimeout(() => resolve(fault(says, [advice])), limitMs);
  });
  try {
    return await Promise.race([run(), late]);
  } catch (error) {
    return fault(`${what}: the check itself failed: ${reasonOf(error, redact)}`);
  } finally {
    clearTimeout(timer);
  }
}
