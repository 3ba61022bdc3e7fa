import type { DiscordDouble } from "./discord-double.ts";

/** A raw request to the double, as no library would form it, and what came back. */
export async function rawCall(
  double: Pick<DiscordDouble, "apiUrl" | "token">,
  call: `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`,
  payload?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }> {
  const [method = "GET", path = ""] = call.split(" ");
  const response = await fetch(`${double.apiUrl}/v10${path}`, {
    method,
    headers: {
      authorization: `Bot ${double.token}`,
      "content-type": "application/json",
      "user-agent": "DiscordBot (https://afterword.example, 1)",
      ...headers,
    },
    ...(payload !== undefined && { body: typeof payload === "string" ? payload : JSON.stringify(payload) }),
  });
  const text = await response.text();
  const body: unknown = text === "" ? null : JSON.parse(text);
  return { status: response.status, body, headers: response.headers };
}
