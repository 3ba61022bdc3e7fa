/**
 * Discord refuses two components of one message with the same id, and an id is all of a message's buttons that
 * can be looked for later. So an id is the button's token, then the mark of the message, then a number where
 * the token stands there more than once: `sent.1~mark~2`. No token has a `~`; in all it stays under the 100
 * units that Discord allows.
 */
export function customIds(mark: string | null): (token: string) => string {
  const seen = new Map<string, number>();
  return (token) => {
    const count = (seen.get(token) ?? 0) + 1;
    seen.set(token, count);
    const marked = mark === null ? token : `${token}~${mark}`;
    return count === 1 ? marked : `${token}~${mark ?? ""}~${count}`;
  };
}

export function tokenOf(customId: string): string {
  return customId.split("~", 1)[0] ?? customId;
}

export function markOf(customId: string): string | null {
  return customId.split("~")[1] ?? null;
}
