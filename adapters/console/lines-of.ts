const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The lines of a stream of UTF-8 without their ends (`\n` or `\r\n`) and without a byte order mark; bytes that
 * are no UTF-8 become U+FFFD. The last line counts without an end as well.
 * @yields {string} each line, as soon as its end has come
 */
export async function* linesOf(input: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let pending = "";
  let first = true;
  const cleaned = (line: string): string => {
    const whole = first && line.startsWith(BYTE_ORDER_MARK) ? line.slice(1) : line;
    first = false;
    return whole.endsWith("\r") ? whole.slice(0, -1) : whole;
  };
  for await (const chunk of input) {
    pending += chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : String(chunk);
    const lines = pending.split("\n");
    pending = lines.pop() ?? "";
    for (const line of lines) yield cleaned(line);
  }
  pending += decoder.decode();
  if (pending !== "") yield cleaned(pending);
}
