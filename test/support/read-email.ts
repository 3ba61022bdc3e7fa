/** A message as a mail program reads it: headers by their names in lower case, decoded. */
interface ReadEmail {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Reads a message of one part in quoted-printable, with encoded words in `Q` (RFC 5322, 2045 and 2047).
 * @throws {Error} for what is none.
 */
export function readEmail(raw: string): ReadEmail {
  const end = raw.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("no end of the headers");
  const headers = new Map<string, string>();
  for (const line of raw
    .slice(0, end)
    .replaceAll(/\r\n(?=[ \t])/gu, "")
    .split("\r\n")) {
    const [, name = "", value = ""] = /^([!-9;-~]+):[ ]?(.*)$/u.exec(line) ?? [];
    if (name === "") throw new Error(`no header: ${line}`);
    headers.set(name.toLowerCase(), decodeWords(value));
  }
  const bytes = raw.slice(end + 4).replaceAll("=\r\n", "");
  return { headers, body: decodeBytes(bytes) };
}

function decodeWords(value: string): string {
  return value
    .replaceAll(/(?<=\?=)[ \t]+(?==\?)/gu, "")
    .replaceAll(/=\?UTF-8\?Q\?([^? ]*)\?=/gu, (_, word: string) => decodeBytes(word.replaceAll("_", " ")));
}

/** @throws {TypeError} when the bytes are no UTF-8. */
function decodeBytes(written: string): string {
  const bytes = Array.from(written.matchAll(/=([0-9A-F]{2})|([^=])/gsu), ([, hex, kept]) =>
    hex === undefined ? (kept ?? "").charCodeAt(0) : Number.parseInt(hex, 16),
  );
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
