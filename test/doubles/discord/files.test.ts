import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DiscordDouble, startDiscordDouble } from "./discord-double.ts";
import type { DiscordPerson } from "./person.ts";

let double: DiscordDouble;
let ada: DiscordPerson;
beforeEach(async () => {
  double = await startDiscordDouble();
  ada = double.person({ id: "501" });
});
afterEach(() => double.close());

const upload = async (parts: Readonly<Record<string, string | Blob>>): Promise<unknown> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value, "steps.ics");
  }
  const response = await fetch(`${double.apiUrl}/v10/channels/${ada.chat.id}/messages`, {
    method: "POST",
    headers: {
      authorization: `Bot ${double.token}`,
      "user-agent": "DiscordBot (https://afterword.example, 1)",
    },
    body: form,
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
};

const FILE = new Blob(["BEGIN:VCALENDAR"], { type: "text/calendar" });
const files = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`files[${index}]`, FILE] as const));

describe("files on Discord", () => {
  it("are kept with what is said beside them, which may be nothing", async () => {
    expect(await upload({ payload_json: '{"content":"See"}', "files[0]": FILE })).toMatchObject({
      status: 200,
      body: {
        content: "See",
        attachments: [{ filename: "steps.ics", size: 15, content_type: "text/calendar" }],
      },
    });
    expect(await upload({ payload_json: "{}", "files[0]": FILE })).toMatchObject({ status: 200 });
    expect(ada.sees().map(({ attachments }) => attachments[0]?.bytes.toString())).toEqual([
      "BEGIN:VCALENDAR",
      "BEGIN:VCALENDAR",
    ]);
  });

  it("are ten at most, and ten megabytes", async () => {
    expect(await upload(files(10))).toMatchObject({ status: 200 });
    expect(await upload(files(11))).toMatchObject({ status: 400, body: { code: 30015 } });
    expect(await upload({ "files[0]": new Blob(["x".repeat(10 * 1024 * 1024)]) })).toMatchObject({
      status: 413,
      body: { code: 40005, message: "Request entity too large" },
    });
  });

  it("come in parts that have the right names, beside what is JSON", async () => {
    expect(await upload({ file: FILE })).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(await upload({ content: "x" })).toMatchObject({ status: 400, body: { code: 50035 } });
    expect(await upload({ payload_json: "{" })).toMatchObject({ status: 400, body: { code: 50109 } });
  });
});
