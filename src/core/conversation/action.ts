import { type InterviewId, parseId, type ReminderId } from "../ids.ts";
import type { ActionToken } from "../view/view.ts";

/** What a button is for. Nothing but names: what it does is decided from what is true when it is pressed. */
export type Action =
  /** An answer to the question shown as the conversation's `turn`. */
  | { readonly kind: "answer"; readonly turn: number; readonly verb: string }
  | {
      readonly kind: "reminder";
      readonly reminder: ReminderId;
      readonly revision: number;
      readonly verb: string;
    }
  | {
      readonly kind: "interview";
      readonly interview: InterviewId;
      readonly revision: number;
      readonly verb: string;
    }
  | { readonly kind: "menu"; readonly verb: string };

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SHORT_LENGTH = 22;

/** A UUID's 128 bits in 22 characters, so that a token stays within 48 bytes. */
function shortId(uuid: string): string {
  let bits = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let short = "";
  for (let index = 0; index < SHORT_LENGTH; index += 1) {
    short = (DIGITS[Number(bits & 63n)] ?? "A") + short;
    bits >>= 6n;
  }
  return short;
}

function longId(short: string): string | null {
  if (short.length !== SHORT_LENGTH) return null;
  let bits = 0n;
  for (const digit of short) {
    const value = DIGITS.indexOf(digit);
    if (value < 0) return null;
    bits = (bits << 6n) | BigInt(value);
  }
  const hex = bits.toString(16).padStart(32, "0");
  if (hex.length !== 32) return null;
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function actionToken(action: Action): ActionToken {
  return tokenText(action) as ActionToken;
}

function tokenText(action: Action): string {
  switch (action.kind) {
    case "answer":
      return `a.${action.turn}.${action.verb}`;
    case "reminder":
      return `r.${shortId(action.reminder)}.${action.revision}.${action.verb}`;
    case "interview":
      return `i.${shortId(action.interview)}.${action.revision}.${action.verb}`;
    case "menu":
      return `m.${action.verb}`;
  }
}

/** Reads what a button sent back; null for anything we never made. Never throws, whatever comes in. */
export function parseAction(token: string): Action | null {
  if (token.length > 48) return null;
  const [, turn, answerVerb] = /^a\.(0|[1-9]\d{0,8})\.([a-z0-9-]+)$/u.exec(token) ?? [];
  if (turn !== undefined && answerVerb !== undefined) {
    return { kind: "answer", turn: Number(turn), verb: answerVerb };
  }
  const [, menuVerb] = /^m\.([a-z0-9-]+)$/u.exec(token) ?? [];
  return menuVerb === undefined ? parseAbout(token) : { kind: "menu", verb: menuVerb };
}

/** A button about one reminder or one interview. */
function parseAbout(token: string): Action | null {
  const [, kind, short = "", digits, verb = ""] =
    /^([ri])\.([A-Za-z0-9_-]{22})\.(0|[1-9]\d{0,5})\.([a-z0-9-]+)$/u.exec(token) ?? [];
  const uuid = longId(short);
  if (uuid === null) return null;
  const revision = Number(digits);
  if (kind === "r") {
    const reminder = parseId<ReminderId>(uuid);
    return reminder === null ? null : { kind: "reminder", reminder, revision, verb };
  }
  const interview = parseId<InterviewId>(uuid);
  return interview === null ? null : { kind: "interview", interview, revision, verb };
}
