import type { ViewFile } from "../view/view.ts";
import type { DraftKind } from "./request.ts";

interface Email {
  readonly kind: DraftKind;
  readonly company: string;
  readonly subject: string;
  readonly body: string;
}

const CRLF = "\r\n";
/** RFC 2045, 6.7: a line of the body has at most 76 characters, with the `=` that says it goes on. */
const MAX_LINE = 76;
/**
 * RFC 2047, 2: an encoded word has at most 75 characters, and a line with one in it at most 76. Behind `Subject: `,
 * with what stands around the letters themselves, this leaves room for both.
 */
const MAX_ENCODED = 52;
/** A subject that is not longer stands in its line as it is. */
const MAX_PLAIN = 60;
const MAX_NAME_PART = 40;

/**
 * A draft as a file that mail programs open as a message not sent yet (`X-Unsent`, which Outlook brought up and
 * others read). Nobody's address is in it: we know none, and the person fills in both when they send it.
 */
export function emailFile({ kind, company, subject, body }: Email): ViewFile {
  const lines = [
    "X-Unsent: 1",
    `Subject: ${headerText(subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "",
    ...body.replace(/\r\n?/gu, "\n").split("\n").map(quotedLine),
    "",
  ];
  const name = [kind, asciiName(company)].filter((part) => part !== "").join("-");
  return { name: `${name}.eml`, mediaType: "message/rfc822", text: lines.join(CRLF) };
}

/** Lower-case letters and digits with hyphens between them; letters from elsewhere lose their marks, or go. */
function asciiName(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, MAX_NAME_PART)
    .replace(/^-|-$/gu, "");
}

/** One line, whatever was in the text, so that no header can be smuggled in; encoded words (RFC 2047) where need be. */
function headerText(text: string): string {
  const line = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ").trim();
  const isPlain = /^[ -~]*$/u.test(line) && !line.includes("=?") && line.length <= MAX_PLAIN;
  if (isPlain) return line;
  const words = [""];
  for (const character of line) {
    const written = /[A-Za-z0-9]/u.test(character) ? character : character === " " ? "_" : escaped(character);
    const last = words.at(-1) ?? "";
    // A word holds whole characters: it is decoded by itself.
    if (last.length + written.length > MAX_ENCODED) words.push(written);
    else words[words.length - 1] = last + written;
  }
  return words.map((word) => `=?UTF-8?Q?${word}?=`).join(`${CRLF} `);
}

/** A line in quoted-printable, broken softly where it is too long. */
function quotedLine(line: string): string {
  let written = "";
  let width = 0;
  const characters = [...line];
  for (const [index, character] of characters.entries()) {
    const isKept = /[!-<>-~]/u.test(character) || (character === " " && index < characters.length - 1);
    const piece = isKept ? character : escaped(character);
    if (width + piece.length >= MAX_LINE) {
      written += `=${CRLF}`;
      width = 0;
    }
    written += piece;
    width += piece.length;
  }
  return written;
}

/** The bytes of a character in UTF-8, as both encodings write them: `=C3=A5`. */
function escaped(character: string): string {
  return Array.from(
    new TextEncoder().encode(character),
    (byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  ).join("");
}
