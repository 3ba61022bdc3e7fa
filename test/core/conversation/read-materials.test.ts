import { describe, expect, it } from "vitest";
import { readMaterials } from "../../../src/core/conversation/read-materials.ts";
import { aContext } from "../../support/conversation/contexts.ts";

function shown(text: string): string | null {
  const read = readMaterials(text, aContext());
  if (read.kind !== "value") return null;
  return read.value === null
    ? "nothing"
    : read.value.map(({ what, due }) => `${what} ${due ?? "-"}`).join(" + ");
}

describe("readMaterials", () => {
  it.each([
    ["references by Thursday, portfolio", "references 2026-11-19 + portfolio -"],
    ["references", "references -"],
    ["references and portfolio by Friday", "references 2026-11-20 + portfolio 2026-11-20"],
    ["they asked for my references", "references -"],
    ["wants a portfolio by 1 December", "portfolio 2026-12-01"],
    ["transcript tomorrow", "transcript 2026-11-19"],
    ["code sample due next Monday", "code sample 2026-11-23"],
    ["references; portfolio", "references - + portfolio -"],
    ["references, References", "references -"],
    ["nothing", "nothing"],
    ["no", "nothing"],
    ["None.", "nothing"],
    ["🙂", null],
    ["x".repeat(81), null],
    ["a1,b2,c3,d4,e5,f6,g7,h8,i9,j0,k1", null],
  ])("reads %j as %s", (text, materials) => expect(shown(text)).toBe(materials));
});
