import type { TelegramDouble } from "./telegram-double.ts";

/** A raw request to the double, as no library would form it, and the body that came back. */
export async function rawCall(
  double: Pick<TelegramDouble, "apiRoot" | "token">,
  method: string,
  payload: unknown = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${double.apiRoot}/bot${double.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
  return { status: response.status, body: await response.json() };
}
