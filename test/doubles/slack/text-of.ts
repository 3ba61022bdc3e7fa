import type { RawData } from "ws";

/** What a message of a WebSocket says. */
export function textOf(data: RawData): string {
  return Buffer.concat([data].flat().map((part) => Buffer.from(new Uint8Array(part)))).toString("utf8");
}
