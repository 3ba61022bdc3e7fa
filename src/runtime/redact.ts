const MASK = "[redacted]";

/** Shapes of secrets that are known whoever holds them, each with what is left of it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // Telegram: in a URL, and by itself.
  [/\bbot\d+:[\w-]+/gu, `bot${MASK}`],
  [/\d{6,}:[\w-]{30,}/gu, MASK],
  // Slack: tokens of every kind, and webhook addresses.
  [/\bxox[a-z](?:\.xox[a-z])?-[\w.-]+/gu, MASK],
  [/\bxapp-[\w-]+/gu, MASK],
  [/\bhooks\.slack\.com\/[\w/-]+/gu, `hooks.slack.com/${MASK}`],
  // What stands in addresses while somebody installs the app, and while its socket is opened.
  [/([?&](?:code|state|ticket|token)|\bclient_secret)=[^&\s"']+/gu, `$1=${MASK}`],
  // Discord: bot tokens, and the tokens in the addresses of webhooks and interactions.
  [/[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/gu, MASK],
  [/\b(webhooks|interactions)\/(\d+)\/[\w-]{20,}/gu, `$1/$2/${MASK}`],
  // User and password in a URL; to the last @, because passwords hold unescaped ones.
  [/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/:@]*:\S{0,2000}@/giu, `$1${MASK}@`],
  [/\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/:@]+@/giu, `$1${MASK}@`],
  [/\b(Bearer|Bot|Basic)\s+[\w.~+/=-]{16,}/gu, `$1 ${MASK}`],
];

/** Beyond this nothing is read: no message of ours is that long, and a pattern must not stall the process. */
const LONGEST_READ = 10_000;

/** A shorter string would be found in ordinary words. */
const SHORTEST_SECRET = 4;

export type Redact = (text: string) => string;

/**
 * Gives back a function that leaves out whatever looks like a token or password, and the given secrets in every
 * spelling they may take on the way into a message. Of a secret URL, the password counts as a secret too.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const spellings = new Set(secrets.flatMap((secret) => [secret, ...passwordsIn(secret)]).flatMap(spell));
  const known = [...spellings]
    .filter((spelling) => spelling.length >= SHORTEST_SECRET)
    .toSorted((one, other) => other.length - one.length);
  return (text) => {
    const withoutKnown = known.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return SHAPES.reduce((rest, [shape, left]) => rest.replaceAll(shape, left), readable(withoutKnown));
  };
}

function readable(text: string): string {
  return text.length > LONGEST_READ ? `${text.slice(0, LONGEST_READ)}…` : text;
}

function spell(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString("base64"),
  ];
}

function passwordsIn(secret: string): readonly string[] {
  if (!URL.canParse(secret)) return [];
  const { password } = new URL(secret);
  return password === "" ? [] : [password, decodeSafely(password)];
}

function decodeSafely(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
