import type { StoredInterview } from "../stored-interview.ts";
import { labelled, logButton, menuButton } from "./buttons.ts";
import { type Lens, tell, timeText } from "./lens.ts";
import { listPart } from "./list-view.ts";
import { plannedSteps } from "./plan-view.ts";
import { interviewName, stepTitle } from "./step-text.ts";
import { type Block, type View, view } from "./view.ts";

/** So many due things are named; all of them are behind the button. */
const MAX_DUE = 10;

/** What is due, each in a line; the most urgent first. */
function dueLines(lens: Lens, interviews: readonly StoredInterview[]): readonly string[] {
  return interviews
    .flatMap(({ interview, steps }) =>
      plannedSteps(steps)
        .filter(({ dueAt }) => dueAt <= lens.now)
        .map((step) => ({
          dueAt: step.dueAt,
          line: tell(lens, "list.row", {
            what: interviewName(interview),
            step: stepTitle(lens, interview, step),
            when: timeText(lens, step.dueAt),
          }),
        })),
    )
    .toSorted((a, b) => a.dueAt - b.dueAt)
    .map(({ line }) => line);
}

/** The page beside the chat: what is due, every interview in its group, and the ways to begin. */
export function homeView(lens: Lens, interviews: readonly StoredInterview[]): View {
  const due = dueLines(lens, interviews);
  const part = listPart(lens, interviews, 0);
  const dueText = due
    .slice(0, MAX_DUE)
    .map((line) => `• ${line}`)
    .join("\n");
  const list: readonly Block[] = part?.blocks ?? [{ kind: "text", text: tell(lens, "list.empty") }];
  const showDue =
    due.length === 0
      ? []
      : [
          labelled(
            tell(lens, "button.due", { count: due.length }),
            { kind: "menu", verb: "next" },
            "primary",
          ),
        ];
  return view(
    [
      { kind: "heading", text: tell(lens, "home.due") },
      { kind: "text", text: due.length === 0 ? tell(lens, "home.nothing-due") : dueText },
      { kind: "heading", text: tell(lens, "list.title") },
      ...list,
    ],
    [
      [
        ...showDue,
        logButton(lens),
        menuButton(lens, "button.settings", "settings"),
        menuButton(lens, "button.help", "help"),
      ],
      ...(part?.buttons ?? []),
    ],
  );
}
