/** Texts that must come out nowhere, each under a name that a failing test may show. */
export type Canaries = Readonly<Record<string, string>>;

/** The names of those that the bytes hold, in any spelling that programs give a text on its way. */
export function canariesIn(bytes: Buffer | string, canaries: Canaries): readonly string[] {
  const haystack = (typeof bytes === "string" ? Buffer.from(bytes) : bytes).toString("latin1").toLowerCase();
  return Object.entries(canaries)
    .filter(([, canary]) => spellings(canary).some((spelling) => haystack.includes(spelling.toLowerCase())))
    .map(([name]) => name);
}

function spellings(canary: string): readonly string[] {
  const utf8 = Buffer.from(canary);
  return [
    utf8.toString("latin1"),
    encodeURIComponent(canary),
    JSON.stringify(canary).slice(1, -1),
    utf8.toString("hex"),
    Buffer.from(canary, "utf16le").toString("latin1"),
    ...[0, 1, 2].map((before) => insideBase64(utf8, before)),
  ];
}

/** As it stands in the base64 of a text that has so many bytes (modulo 3) before it. */
function insideBase64(utf8: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), utf8, Buffer.alloc(2)]).toString("base64");
  // What shares a character with the bytes around it is left away.
  return whole.slice(before === 0 ? 0 : before + 1, Math.floor(((before + utf8.length) * 8) / 6));
}
