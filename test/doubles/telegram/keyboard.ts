import { badRequest } from "./bot-api-error.ts";
import type { WireButton, WireKeyboard } from "./schemas.ts";

const MAX_DATA_BYTES = 64;
const MAX_COPY_TEXT = 256;
/** Telegram's own limit on the whole keyboard. */
const MAX_BUTTONS = 100;

/**
 * The rows of a keyboard as they are shown; none for no keyboard.
 * @throws {BotApiError}
 */
export function checkKeyboard(keyboard: WireKeyboard | undefined): WireButton[][] {
  const rows = (keyboard?.inline_keyboard ?? []).filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length > MAX_BUTTONS) throw badRequest("reply markup is too long");
  for (const button of buttons) checkButton(button);
  return rows;
}

function checkButton({ text, url, callback_data: data = "", copy_text: copy }: WireButton): void {
  if (/\p{Surrogate}/u.test(text)) throw badRequest("strings must be encoded in UTF-8");
  if (text.trim() === "") throw badRequest("inline keyboard button text must be non-empty");
  if (data === "" && url === undefined && copy === undefined) {
    throw badRequest("Text buttons are not allowed in the inline keyboard");
  }
  if (Buffer.byteLength(data) > MAX_DATA_BYTES) throw badRequest("BUTTON_DATA_INVALID");
  if (copy !== undefined && (copy.text.length < 1 || copy.text.length > MAX_COPY_TEXT)) {
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
}
