import { HOUR_MS } from "../../../src/core/time/instant.ts";
import { type Talk, talkWith } from "./talk.ts";

/**
 * Maya, on Wednesday 18 November at 11:00: her interview at Acme this morning, until 09:30, is logged, they mean to
 * answer by Friday, and the card that reminds her of the thanks is there.
 */
export function talkAfterInterview(): Talk {
  const maya = talkWith("2026-11-18T10:00:00+01:00", { name: "Maya Brandt" });
  maya.says("/interview Acme, Backend developer, today 09:00-09:30, Jane Doe (CTO), decision by Friday");
  maya.presses("Skip the rest");
  maya.presses("Save");
  maya.world.advance(HOUR_MS);
  return maya;
}
