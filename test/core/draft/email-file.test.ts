import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emailFile } from "../../../src/core/draft/email-file.ts";
import { readEmail } from "../../support/read-email.ts";

const LETTER = {
  kind: "thank-you",
  company: "Acme",
  subject: "Thank you",
  body: "Dear Jane,\n\nthank you.",
} as const;

const file = (changes: Partial<Parameters<typeof emailFile>[0]> = {}) => emailFile({ ...LETTER, ...changes });
const subjectLines = (subject: string): string =>
  /^Subject: ([\s\S]*?)\r\nMIME/mu.exec(file({ subject }).text)?.[1] ?? "";
const bodyLines = (body: string): string => file({ body }).text.split("\r\n\r\n").slice(1).join("\r\n\r\n");

/** Half of a surrogate pair has no place in UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\u{fffd}");

/** Every sort of text that a person could have got into a draft. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(" ", "=", "?", "_", "\r", "\n", "\r\n", "å", "😀", ".", "=?UTF-8?Q?x?=", "word "),
      {
        maxLength: 150,
      },
    )
    .map((parts) => parts.join("")),
);

describe("a draft as an e-mail file", () => {
  it("is a message not sent yet, byte by byte", () => {
    expect(file({ subject: "Tack för i går", body: "Hej Åsa,\n\n1 + 1 = 2 😀 \nMaya" })).toEqual({
      name: "thank-you-acme.eml",
      mediaType: "message/rfc822",
      text: [
        "X-Unsent: 1",
        "Subject: =?UTF-8?Q?Tack_f=C3=B6r_i_g=C3=A5r?=",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "Hej =C3=85sa,",
        "",
        "1 + 1 =3D 2 =F0=9F=98=80=20",
        "Maya",
        "",
      ].join("\r\n"),
    });
  });

  it("names nobody: whom it is from and to the person fills in", () => {
    expect([...readEmail(file().text).headers.keys()]).toEqual([
      "x-unsent",
      "subject",
      "mime-version",
      "content-type",
      "content-transfer-encoding",
    ]);
  });

  it.each([
    ["Thank you for yesterday", "Thank you for yesterday"],
    ["a".repeat(60), "a".repeat(60)],
    ["a".repeat(61), `=?UTF-8?Q?${"a".repeat(52)}?=\r\n =?UTF-8?Q?${"a".repeat(9)}?=`],
    ["=?UTF-8?Q?x?=", "=?UTF-8?Q?=3D=3FUTF=2D8=3FQ=3Fx=3F=3D?="],
    ["å", "=?UTF-8?Q?=C3=A5?="],
    // Five faces are 60 characters: a word ends before the one that does not fit whole.
    ["😀".repeat(5), `=?UTF-8?Q?${"=F0=9F=98=80".repeat(4)}?=\r\n =?UTF-8?Q?=F0=9F=98=80?=`],
    ["  ", ""],
  ])("writes the subject %j", (subject, written) => {
    expect(subjectLines(subject)).toBe(written);
  });

  it.each([
    ["a".repeat(75), "a".repeat(75)],
    ["a".repeat(76), `${"a".repeat(75)}=\r\na`],
    [`${"a".repeat(74)}å`, `${"a".repeat(74)}=\r\n=C3=A5`],
    ["two  blanks  ", "two  blanks =20"],
    ["\ttab", "=09tab"],
    ["one\r\ntwo\rthree\n", "one\r\ntwo\r\nthree\r\n"],
    [".", "."],
  ])("writes the body %j", (body, written) => {
    expect(bodyLines(body)).toBe(`${written}\r\n`);
  });

  it.each([
    ["Thanks\r\nBcc: everybody@example.com"],
    ["Thanks\nBcc: everybody@example.com"],
    ["Thanks\r\rBcc: everybody@example.com"],
    ["Thanks\u2028Bcc: everybody@example.com\r\n\r\nHello"],
  ])("lets no header in with the subject %j", (subject) => {
    const { headers, body } = readEmail(file({ subject }).text);
    expect(headers.has("bcc")).toBe(false);
    expect(headers.get("subject")).toMatch(/^Thanks Bcc: everybody@example.com/u);
    expect(body).toBe("Dear Jane,\r\n\r\nthank you.\r\n");
  });

  it("is read as what was written, whatever that was", () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const read = readEmail(file({ subject, body }).text);
        expect(read.headers.get("subject")).toBe(
          wellFormed(subject)
            .replace(/[\s\p{Cc}]+/gu, " ")
            .trim(),
        );
        expect(read.body).toBe(`${wellFormed(body).replace(/\r\n?|\n/gu, "\r\n")}\r\n`);
        expect(read.headers.size).toBe(5);
      }),
      { numRuns: 500 },
    );
  });

  it("has only ASCII in it, every line end whole and no line longer than 76", () => {
    fc.assert(
      fc.property(anyText, anyText, (subject, body) => {
        const { text } = file({ subject, body });
        expect(text).toMatch(/^[\r\n -~]*$/u);
        expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u);
        expect(Math.max(...text.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(76);
        // Mail servers may take blanks off the end of a line.
        expect(text.slice(text.indexOf("\r\n\r\n"))).not.toMatch(/[ \t]\r\n/u);
      }),
    );
  });
});

describe("the file's name", () => {
  it.each([
    ["Acme", "thank-you-acme.eml"],
    ["Åhléns & Söner AB", "thank-you-ahlens-soner-ab.eml"],
    ["../../etc/passwd", "thank-you-etc-passwd.eml"],
    ["株式会社", "thank-you.eml"],
    ["C:\\con.exe\u0000\r\n\u202egnp", "thank-you-c-con-exe-gnp.eml"],
    ["x".repeat(200), `thank-you-${"x".repeat(40)}.eml`],
    [`${"x".repeat(39)} y`, `thank-you-${"x".repeat(39)}.eml`],
  ])("of %j is %s", (company, name) => {
    expect(file({ company }).name).toBe(name);
  });

  it("is of letters, digits, hyphens and one dot, whatever the company is called", () => {
    fc.assert(
      fc.property(anyText, (company) => {
        expect(file({ company }).name).toMatch(/^thank-you(?:-[a-z0-9]+)*\.eml$/u);
      }),
    );
  });
});
