import { createHash } from "node:crypto";
import type { DeliveryId } from "../../src/core/ids.ts";

/** A delivery's key in 22 characters: what marks its buttons, and what its nonces begin with. */
export function markOfKey(key: DeliveryId): string {
  return Buffer.from(key.replaceAll("-", ""), "hex").toString("base64url");
}

/** The mark of a message that takes the place of another one: the same for the same message and view. */
export function markOfReplacement(message: string, shown: unknown): string {
  return createHash("sha256")
    .update(`${message}\n${JSON.stringify(shown)}`)
    .digest("base64url")
    .slice(0, 22);
}

/** The nonce of one message of a delivery: at most 25 characters, as Discord wants it. */
export function nonceOf(mark: string, part: number): string {
  return `${mark}.${part}`;
}
