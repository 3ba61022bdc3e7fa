import type { SlackDouble } from "./slack-double.ts";

interface How {
  /** The first workspace's bot token unless told otherwise; null for none. */
  readonly token?: string | null;
  /** As JSON unless told otherwise; the library sends forms. */
  readonly as?: "json" | "form";
}

/** A raw request to the double, as no library would form it, and what came back. */
export async function rawCall(
  double: Pick<SlackDouble, "apiUrl" | "botToken">,
  method: string,
  args: Readonly<Record<string, unknown>> | string = {},
  { token = double.botToken, as = "json" }: How = {},
): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }> {
  const response = await fetch(`${double.apiUrl}${method}`, {
    method: "POST",
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      "content-type": as === "json" ? "application/json; charset=utf-8" : "application/x-www-form-urlencoded",
    },
    body: bodyOf(args, as),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

function bodyOf(args: Readonly<Record<string, unknown>> | string, as: "json" | "form"): string {
  if (typeof args === "string") return args;
  if (as === "json") return JSON.stringify(args);
  const fields = Object.entries(args).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(Object.fromEntries(fields)).toString();
}
