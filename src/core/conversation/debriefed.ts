import type { Interview } from "../interview.ts";
import { stepKey } from "../playbook/facts.ts";
import { addedMaterials } from "./added-materials.ts";
import { addedPeople } from "./identify-people.ts";
import type { FormValues } from "./state.ts";
import type { Facts } from "./turn.ts";

/**
 * The interview with what the person told right after it. People and things asked for are added to those that are
 * known; of everything else the newest word holds. What was left out stays as it was.
 */
export function debriefed(interview: Interview, values: FormValues, { now, newId }: Facts): Interview {
  const { people, promise, materials, feeling, hook } = values;
  const key = stepKey("debrief");
  const { done } = interview;
  return {
    ...interview,
    people: addedPeople(people ?? [], interview.people, newId),
    promise: promise ?? interview.promise,
    materials: addedMaterials(materials ?? [], interview.materials),
    feeling: feeling ?? interview.feeling,
    hook: hook ?? interview.hook,
    done: done.some((entry) => entry.key === key) ? done : [...done, { key, how: "sent", at: now }],
  };
}
