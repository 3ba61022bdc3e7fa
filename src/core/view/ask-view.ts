import type { QuickAnswer } from "../conversation/field.ts";
import type { PlainKey } from "../text/say.ts";
import { button } from "./buttons.ts";
import { quickButtons } from "./form-view.ts";
import type { Lens } from "./lens.ts";
import { type Block, type Button, type View, view } from "./view.ts";

/** A button that is no answer but a way out of the question or on from it. */
interface Way {
  readonly key: PlainKey;
  readonly verb: string;
  readonly style: Button["style"];
}

/** A question outside the form: its sentences, the quick answers, and the ways around it. */
export function askView(
  lens: Lens,
  turn: number,
  sentences: readonly string[],
  { answers, ways }: { readonly answers: readonly QuickAnswer[]; readonly ways: readonly Way[] },
): View {
  const row = ways.map(({ key, verb, style }) => button(lens, key, { kind: "answer", turn, verb }, style));
  return view(textBlocks(sentences), [...quickButtons(turn, answers), row]);
}

/** @throws {RangeError} when there is no sentence. */
export function textBlocks(sentences: readonly string[]): View["blocks"] {
  const [first, ...rest] = sentences.map((text): Block => ({ kind: "text", text }));
  if (first === undefined) throw new RangeError("a view says something");
  return [first, ...rest];
}
