import { elementsOf, type WireBlock } from "./blocks.ts";
import { type ActionElement, type InputElement, optionsOf } from "./elements.ts";
import { type Mark, readMrkdwn, readPlainText, type ShownText } from "./mrkdwn.ts";
import type { RichTextInline, RichTextPart } from "./rich-text-form.ts";
import type { AnyText } from "./text-objects.ts";
import type { Reading, StoredMessage } from "./world.ts";

/** Something that can be pressed, or picked from a list. */
export interface ShownButton {
  readonly label: string;
  /** What the app gets with it; empty when there is nothing. */
  readonly value: string;
  readonly element: ActionElement;
  readonly blockId: string;
}

/** A message as it is on the screen, from the top down. */
export interface ShownMessage extends ShownText {
  readonly ts: string;
  readonly buttons: readonly ShownButton[];
  /** What is shown where blocks are not: in a notification, in a list of messages. */
  readonly notification: ShownText;
  /** Whether a page that the text names is shown below it. */
  readonly linkPreview: boolean;
  readonly isEphemeral: boolean;
  readonly isEdited: boolean;
  readonly files: StoredMessage["files"];
}

export function screenOf(message: StoredMessage): ShownMessage {
  const { ts, blocks, onlyFor, edited, files, unfurls } = message;
  const notification = readText(message.text, message.reading);
  const shown = blocks.length === 0 ? notification : textOfBlocks(blocks);
  const hasLink = [...shown.marked, ...notification.marked].some(({ as }) => as === "link");
  return {
    ts,
    ...shown,
    buttons: buttonsOf(blocks),
    notification,
    linkPreview: unfurls && hasLink,
    isEphemeral: onlyFor !== null,
    isEdited: edited,
    files,
  };
}

function readText(text: string, { isMrkdwn, links, names }: Reading): ShownText {
  return isMrkdwn ? readMrkdwn(text, { links, names }) : readPlainText({ text });
}

export function textOfBlocks(blocks: readonly WireBlock[]): ShownText {
  return joined(blocks.flatMap(partsOf), "\n");
}

function partsOf(block: WireBlock): readonly ShownText[] {
  switch (block.type) {
    case "section":
      return [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])].map(readObject);
    case "header":
      return [shownAs("header", readPlainText(block.text))];
    case "context":
      return block.elements.map((each) =>
        shownAs("context", each.type === "image" ? { text: each.alt_text, marked: [] } : readObject(each)),
      );
    case "image":
      return [shownAs("image", { text: block.alt_text, marked: [] })];
    case "input":
      return [shownAs("label", readPlainText(block.label))];
    case "rich_text":
      return block.elements.map(readRichText);
    case "divider":
    case "actions":
      return [];
    default:
      return block satisfies never;
  }
}

function readObject(object: AnyText): ShownText {
  return object.type === "plain_text"
    ? readPlainText(object)
    : readMrkdwn(object.text, { links: object.verbatim !== true });
}

function readRichText(part: RichTextPart): ShownText {
  switch (part.type) {
    case "rich_text_section":
      return joined(part.elements.map(readInline), "");
    case "rich_text_preformatted":
      return shownAs("code block", joined(part.elements.map(readInline), ""));
    case "rich_text_quote":
      return shownAs("quote", joined(part.elements.map(readInline), ""));
    case "rich_text_list":
      return shownAs("list", joined(part.elements.map(readRichText), "\n"));
    default:
      return part satisfies never;
  }
}

/** Texts of rich text are shown as they stand: what lives in it says so by its type. */
function readInline(element: RichTextInline): ShownText {
  switch (element.type) {
    case "text":
      return Object.entries(element.style ?? {})
        .filter(([, isOn]) => isOn)
        .reduce<ShownText>((shown, [style]) => shownAs(style, shown), { text: element.text, marked: [] });
    case "link":
      return shownAs("link", { text: element.text ?? element.url, marked: [] });
    case "emoji":
      return shownAs("emoji", { text: `:${element.name}:`, marked: [] });
    case "user":
      return shownAs("mention", { text: `<@${element.user_id}>`, marked: [] });
    case "usergroup":
      return shownAs("mention", { text: `<!subteam^${element.usergroup_id}>`, marked: [] });
    case "channel":
      return shownAs("mention", { text: `<#${element.channel_id}>`, marked: [] });
    case "broadcast":
      return shownAs("mention", { text: `@${element.range}`, marked: [] });
    case "date":
      return shownAs("date", { text: element.fallback ?? String(element.timestamp), marked: [] });
    default:
      return element satisfies never;
  }
}

export function buttonsOf(blocks: readonly WireBlock[]): readonly ShownButton[] {
  return blocks
    .filter(({ type }) => type !== "input")
    .flatMap((block) => elementsOf(block).flatMap((element) => choicesOf(element, block.block_id ?? "")));
}

function choicesOf(element: ActionElement | InputElement, blockId: string): readonly ShownButton[] {
  switch (element.type) {
    case "button":
      return [{ label: readPlainText(element.text).text, value: element.value ?? "", element, blockId }];
    case "overflow":
    case "static_select":
    case "radio_buttons":
      return optionsOf(element).map(({ text, value }) => ({
        label: readObject(text).text,
        value,
        element,
        blockId,
      }));
    case "multi_static_select":
    case "checkboxes":
    case "datepicker":
    case "timepicker":
    case "datetimepicker":
    case "plain_text_input":
    case "email_text_input":
    case "url_text_input":
    case "number_input":
      return [];
    default:
      return element satisfies never;
  }
}

function shownAs(name: string, shown: ShownText): ShownText {
  const mark: Mark = { as: name, text: shown.text };
  return { text: shown.text, marked: [mark, ...shown.marked] };
}

function joined(parts: readonly ShownText[], between: string): ShownText {
  return {
    text: parts.map(({ text }) => text).join(between),
    marked: parts.flatMap(({ marked }) => marked),
  };
}
