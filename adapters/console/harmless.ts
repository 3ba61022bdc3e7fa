const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = "␡";
const UNPRINTABLE = "\uFFFD";
const LAST_C0 = 0x1f;

/**
 * Text that cannot steer a terminal: tabs become blanks, every other control character a visible picture
 * (ESC becomes ␛), half characters U+FFFD, and what turns the direction of reading is left out, because it
 * can make a line read otherwise than it is. Line ends stay, all as `\n`.
 */
export function harmless(text: string): string {
  return text
    .replaceAll(/\r\n|[\u2028\u2029]/gu, "\n")
    .replaceAll("\t", "    ")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "")
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, (found) => (found === "\n" ? found : picture(found)));
}

function picture(control: string): string {
  const code = control.codePointAt(0) ?? DELETE;
  if (code === DELETE) return DELETE_PICTURE;
  return code <= LAST_C0 ? String.fromCodePoint(CONTROL_PICTURES + code) : UNPRINTABLE;
}

/** The same on one line: every run of white space is one blank. */
export function harmlessLine(text: string): string {
  return harmless(text).replaceAll(/\s+/gu, " ").trim();
}
