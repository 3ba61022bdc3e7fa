import { plainText } from "../shared/plain-text.ts";

/**
 * Text as Telegram keeps it. It drops three combining marks by itself, and the places that entities point to
 * would be wrong then. A decomposed "å" is composed before that, or it would lose its ring.
 */
export function keptText(text: string): string {
  return plainText(text)
    .replace(/\u0333|\u033f|\u030a/gu, "")
    .trim();
}
