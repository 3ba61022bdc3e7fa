import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawCall } from "./raw-call.ts";
import { startTelegramDouble, type TelegramDouble } from "./telegram-double.ts";

let double: TelegramDouble;
const ada = 501;

beforeEach(async () => {
  double = await startTelegramDouble();
  double.user({ id: ada });
});
afterEach(() => double.close());

function refusal(description: string, status = 400): object {
  return { status, body: { ok: false, error_code: status, description } };
}

const send = (more: object): ReturnType<typeof rawCall> =>
  rawCall(double, "sendMessage", { chat_id: ada, text: "hello", ...more });
const button = (more: object): object => ({ reply_markup: { inline_keyboard: [[{ text: "Go", ...more }]] } });
const FINE = { status: 200, body: { ok: true } };

const shown = (): number => double.chat(ada).messages.at(-1)?.id ?? 0;
const edit = (more: object): ReturnType<typeof rawCall> =>
  rawCall(double, "editMessageText", { chat_id: ada, message_id: shown(), text: "hello", ...more });
const set = (commands: object[], more: object = {}): ReturnType<typeof rawCall> =>
  rawCall(double, "setMyCommands", { commands, ...more });
const upload = async (caption: string): Promise<{ status: number; body: unknown }> => {
  const form = new FormData();
  form.set("chat_id", String(ada));
  form.set("caption", caption);
  form.set("document", "attach://file");
  form.set("file", new Blob(["BEGIN:VCALENDAR"]), "steps.ics");
  const response = await fetch(`${double.apiRoot}/bot${double.token}/sendDocument`, {
    method: "POST",
    body: form,
  });
  return { status: response.status, body: await response.json() };
};

describe("the limits of sendMessage", () => {
  it("takes 4096 UTF-16 units and refuses one more", async () => {
    expect(await send({ text: "😀".repeat(2048) })).toMatchObject(FINE);
    expect(await send({ text: `${"😀".repeat(2048)}x` })).toEqual(
      refusal("Bad Request: message is too long"),
    );
  });

  it.each(["", "   \n ", "\u0000\u0001", "\u200b\u200d", "\u2800"])("refuses %j as no text", async (text) => {
    expect(await send({ text })).toEqual(refusal("Bad Request: message text is empty"));
  });

  it("refuses half of a surrogate pair", async () => {
    expect(await send({ text: "a\ud83d" })).toEqual(refusal("Bad Request: strings must be encoded in UTF-8"));
  });

  it.each([
    [{ type: "bold", offset: 0, length: 6 }, "can't parse entities: entity is outside of the text"],
    [{ type: "bold", offset: -1, length: 2 }, "can't parse entities: entity is outside of the text"],
    [{ type: "bold", offset: 0, length: 0 }, "can't parse entities: entity is outside of the text"],
    [{ type: "blink", offset: 0, length: 1 }, "can't parse MessageEntity: Unsupported type specified"],
  ])("refuses the entity %j", async (entity, says) => {
    expect(await send({ entities: [entity] })).toEqual(refusal(`Bad Request: ${says}`));
  });

  it("refuses an entity that parts a surrogate pair", async () => {
    expect(await send({ text: "😀x", entities: [{ type: "bold", offset: 1, length: 2 }] })).toEqual(
      refusal("Bad Request: can't parse entities: entity begins or ends in the middle of a UTF-16 symbol"),
    );
  });

  it("moves entities with the blanks it trims", async () => {
    await send({ text: "  hello  ", entities: [{ type: "bold", offset: 2, length: 7 }] });
    const [message] = double.chat(ada).messages;
    expect(message).toMatchObject({ text: "hello", entities: [{ type: "bold", offset: 0, length: 5 }] });
  });

  it("counts callback_data in bytes, 1 to 64", async () => {
    expect(await send(button({ callback_data: "é".repeat(32) }))).toMatchObject(FINE);
    expect(await send(button({ callback_data: "é".repeat(33) }))).toEqual(
      refusal("Bad Request: BUTTON_DATA_INVALID"),
    );
  });

  it.each([{}, { callback_data: "" }])("refuses a button with no action %j", async (more) => {
    expect(await send(button(more))).toEqual(
      refusal("Bad Request: Text buttons are not allowed in the inline keyboard"),
    );
  });

  it("refuses a keyboard that is null", async () => {
    expect(await send({ reply_markup: { inline_keyboard: null } })).toEqual(
      refusal('Bad Request: Field "inline_keyboard" must be of type Array'),
    );
  });

  it("takes 1 to 256 characters to copy", async () => {
    expect(await send(button({ copy_text: { text: "x".repeat(256) } }))).toMatchObject(FINE);
    expect(await send(button({ copy_text: { text: "x".repeat(257) } }))).toMatchObject({ status: 400 });
    expect(await send(button({ copy_text: { text: "" } }))).toMatchObject({ status: 400 });
  });

  it("refuses a parameter it does not know, or of another type, and any parse_mode", async () => {
    expect(await send({ txt: "x" })).toMatchObject({ status: 400 });
    expect(await send({ entities: "bold" })).toMatchObject({ status: 400 });
    expect(await send({ parse_mode: "HTML" })).toMatchObject({ status: 400 });
  });

  it("knows only its own chats, and who let it in", async () => {
    expect(await send({ chat_id: 999 })).toEqual(refusal("Bad Request: chat not found"));
    expect(await rawCall(double, "sendMessage", { text: "x" })).toEqual(
      refusal("Bad Request: chat_id is empty"),
    );
    double.user({ id: 502, access: "never-met" });
    expect(await send({ chat_id: 502 })).toEqual(
      refusal("Forbidden: bot can't initiate conversation with a user", 403),
    );
    double.user({ id: ada }).blocksBot();
    expect(await send({})).toEqual(refusal("Forbidden: bot was blocked by the user", 403));
    double.user({ id: ada }).unblocksBot();
    expect(await send({})).toMatchObject(FINE);
    double.user({ id: ada }).deletesAccount();
    expect(await send({})).toEqual(refusal("Forbidden: user is deactivated", 403));
  });

  it("refuses what is not JSON, another token and another method", async () => {
    expect(await rawCall(double, "sendMessage", "{")).toEqual(
      refusal("Bad Request: can't parse JSON object"),
    );
    expect(await rawCall({ ...double, token: "1:x" }, "getMe")).toEqual(refusal("Unauthorized", 401));
    expect(await rawCall(double, "sendSmell")).toEqual(refusal("Not Found", 404));
  });
});

describe("changing messages", () => {
  it("refuses an edit that changes nothing, and takes one that removes the keyboard", async () => {
    await send(button({ callback_data: "a" }));
    expect(await edit(button({ callback_data: "a" }))).toEqual(
      refusal(
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      ),
    );
    expect(await edit({})).toMatchObject(FINE);
    expect(double.chat(ada).messages).toMatchObject([{ text: "hello", buttons: [], edited: true }]);
  });

  it("limits an edited text like a new one", async () => {
    await send({});
    expect(await edit({ text: "x".repeat(4097) })).toEqual(refusal("Bad Request: message is too long"));
    expect(await edit({ text: "" })).toEqual(refusal("Bad Request: message text is empty"));
  });

  it("refuses an edit of what is gone or the person's own", async () => {
    expect(await edit({ message_id: 1 })).toEqual(refusal("Bad Request: message to edit not found"));
    double.user({ id: ada }).sends("mine");
    expect(await edit({})).toEqual(refusal("Bad Request: message can't be edited"));
  });

  it("changes the keyboard alone", async () => {
    await send(button({ callback_data: "a" }));
    const where = { chat_id: ada, message_id: shown() };
    const other = button({ callback_data: "b" });
    expect(await rawCall(double, "editMessageReplyMarkup", { ...where, ...other })).toMatchObject(FINE);
    expect(double.chat(ada).messages[0]?.buttons).toEqual([[{ text: "Go", callback_data: "b" }]]);
  });

  it("deletes once", async () => {
    await send({});
    const where = { chat_id: ada, message_id: shown() };
    expect(await rawCall(double, "deleteMessage", where)).toMatchObject(FINE);
    expect(await rawCall(double, "deleteMessage", where)).toEqual(
      refusal("Bad Request: message to delete not found"),
    );
  });
});

describe("documents", () => {
  it("keeps the file that a form brings", async () => {
    expect(await upload("x".repeat(1024))).toMatchObject(FINE);
    const [message] = double.chat(ada).messages;
    expect(message?.document?.name).toBe("steps.ics");
    expect(message?.document?.bytes.toString()).toBe("BEGIN:VCALENDAR");
  });

  it("refuses a caption over 1024", async () => {
    expect(await upload("x".repeat(1025))).toEqual(refusal("Bad Request: message caption is too long"));
  });

  it("changes the caption of a document, and nothing else in that way", async () => {
    await upload("before");
    const where = { chat_id: ada, message_id: shown() };
    const caption = (more: object) => rawCall(double, "editMessageCaption", { ...where, ...more });
    expect(await caption({ caption: "x".repeat(1024) })).toMatchObject(FINE);
    expect(await caption({ caption: "x".repeat(1024) })).toMatchObject({ status: 400 });
    expect(await caption({ caption: "x".repeat(1025) })).toEqual(
      refusal("Bad Request: message caption is too long"),
    );
    expect(await edit({ text: "text" })).toEqual(
      refusal("Bad Request: there is no text in the message to edit"),
    );
    expect(await caption({})).toMatchObject(FINE);
    expect(double.chat(ada).messages).toMatchObject([{ text: "", document: { name: "steps.ics" } }]);
    await send({});
    expect(
      await rawCall(double, "editMessageCaption", { ...where, message_id: shown(), caption: "x" }),
    ).toEqual(refusal("Bad Request: there is no caption in the message to edit"));
  });

  it("refuses a document that is not there", async () => {
    expect(await rawCall(double, "sendDocument", { chat_id: ada })).toEqual(
      refusal("Bad Request: there is no document in the request"),
    );
  });
});

describe("commands", () => {
  it("keeps one menu for each scope and language", async () => {
    await set([{ command: "next", description: "What is due" }]);
    await set([{ command: "next", description: "Was ansteht" }], { language_code: "de" });
    expect(double.commands("default")).toEqual([{ command: "next", description: "What is due" }]);
    expect(double.commands("default", "de")).toEqual([{ command: "next", description: "Was ansteht" }]);
    expect(double.commands("all_private_chats")).toEqual([]);
    await rawCall(double, "deleteMyCommands", { language_code: "de" });
    expect(double.commands("default", "de")).toEqual([]);
  });

  it.each(["Next", "", "x".repeat(33), "a-b"])("refuses the name %j", async (command) => {
    expect(await set([{ command, description: "x" }])).toEqual(refusal("Bad Request: BOT_COMMAND_INVALID"));
  });

  it("refuses more than 100, a long description and a language that is none", async () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ command: `c${index}`, description: "x" }));
    expect(await set(many)).toMatchObject({ status: 400 });
    expect(await set([{ command: "a", description: "x".repeat(257) }])).toMatchObject({ status: 400 });
    expect(await set([], { language_code: "english" })).toEqual(
      refusal("Bad Request: invalid language code specified"),
    );
  });
});
