import { describe, expect, it } from "vitest";
import { composeDraft } from "../../../src/core/draft/draft.ts";
import { CHECK_RULES, DRAFT_RULES } from "../../../src/core/draft/draft-rules.ts";
import { DRAFT_KINDS, type DraftKind } from "../../../src/core/draft/request.ts";
import type { RuleId } from "../../../src/core/playbook/rules.ts";
import { JANE, requestOf } from "./requests.ts";

const kindsWith = (rule: RuleId): readonly DraftKind[] =>
  DRAFT_KINDS.filter((kind) => DRAFT_RULES[kind].includes(rule));

describe("the rules that drafts are said to carry out", () => {
  it.each(kindsWith("personal-hook"))("are carried out: a %s is personal", (kind) => {
    const hook = "how calm everyone was";
    expect(composeDraft(requestOf({ kind, hook })).body).toContain(hook);
  });

  it.each(kindsWith("their-problem-your-experience"))(
    "are carried out: a %s ties their problem to yours",
    (kind) => {
      const person = {
        ...JANE,
        problem: "customers who stall in the trial",
        experience: "built the onboarding at Initech",
      };
      const { body } = composeDraft(requestOf({ kind, person, hook: null }));
      expect(body).toContain("customers who stall in the trial");
      expect(body).toContain("onboarding at Initech");
    },
  );

  it.each(kindsWith("note-per-person"))("are carried out: no two notes by %s are alike", (kind) => {
    const siblings = [{ name: "Jane Doe" }, { name: "Per Lund" }];
    const bodies = siblings.map(({ name }) =>
      composeDraft(requestOf({ kind, siblings, person: { ...JANE, name } })).body.replaceAll(
        /Jane|Per/gu,
        "",
      ),
    );
    expect(bodies[0]).not.toBe(bodies[1]);
  });

  it("are kept by the draft check as well", () => {
    expect(Object.values(CHECK_RULES)).toContain("proofread");
  });
});
