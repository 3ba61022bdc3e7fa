import { escapeText } from "./escape.ts";

// The blocks of Slack's Block Kit that we use. Every part is plain by its type: no mrkdwn stands anywhere.

export interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji: false;
}

type Style = { readonly bold?: true; readonly italic?: true };

/** Shown exactly as it stands, whatever is in it. */
interface RichRun {
  readonly type: "text";
  readonly text: string;
  readonly style?: Style;
}

/** An instant in the reader's own zone. */
interface RichDate {
  readonly type: "date";
  /** Seconds of Unix time. */
  readonly timestamp: number;
  readonly format: string;
  readonly fallback: string;
}

interface RichLink {
  readonly type: "link";
  readonly url: string;
  readonly text: string;
}

export type RichElement = RichRun | RichDate | RichLink;

export interface RichPart {
  readonly type: "rich_text_section" | "rich_text_preformatted";
  readonly elements: readonly RichElement[];
}

interface WireButton {
  readonly type: "button";
  readonly action_id: string;
  readonly value: string;
  readonly text: PlainText;
  readonly style?: "primary" | "danger";
}

export type WireBlock =
  | { readonly type: "header" | "section"; readonly text: PlainText }
  | { readonly type: "context"; readonly elements: readonly PlainText[] }
  | { readonly type: "rich_text"; readonly elements: readonly RichPart[] }
  | { readonly type: "actions"; readonly elements: readonly WireButton[] };

export function plain(text: string): PlainText {
  return { type: "plain_text", text: escapeText(text), emoji: false };
}

export function run(text: string, style: Style | null = null): RichRun {
  return style === null ? { type: "text", text } : { type: "text", text, style };
}

export function richText(...elements: readonly RichPart[]): WireBlock {
  return { type: "rich_text", elements };
}

export function line(...elements: readonly RichElement[]): RichPart {
  return { type: "rich_text_section", elements };
}

/** Text to be copied as it stands. */
export function preformatted(text: string): RichPart {
  return { type: "rich_text_preformatted", elements: [run(text)] };
}
