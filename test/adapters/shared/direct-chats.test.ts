import { describe, expect, it } from "vitest";
import { DirectChats } from "../../../adapters/shared/direct-chats.ts";
import { LimitedMap } from "../../../adapters/shared/limited-map.ts";

describe("a map that is limited", () => {
  it("forgets what nobody asked for longest", () => {
    const map = new LimitedMap<number>(2);
    map.set("a", 1);
    map.set("b", 2);
    expect(map.get("a")).toBe(1);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
  });
});

describe("direct-message chats", () => {
  const ADA = { workspace: "T1", account: "U1" };

  it("are opened once for a person, and not when they are known", async () => {
    const opened: string[] = [];
    const chats = new DirectChats(({ workspace, account }) => {
      opened.push(`${workspace}/${account}`);
      return Promise.resolve(`D-${workspace}-${account}`);
    });
    expect(await chats.of(ADA)).toBe("D-T1-U1");
    expect(await chats.of(ADA)).toBe("D-T1-U1");
    // The same account elsewhere is somebody else.
    expect(await chats.of({ ...ADA, workspace: "T2" })).toBe("D-T2-U1");
    chats.learn({ ...ADA, account: "U2" }, "D9");
    expect(await chats.of({ ...ADA, account: "U2" })).toBe("D9");
    expect(opened).toEqual(["T1/U1", "T2/U1"]);
  });

  it("are asked for again when they could not be opened", async () => {
    let isAway = true;
    const chats = new DirectChats(() => (isAway ? Promise.reject(new Error("away")) : Promise.resolve("D1")));
    await expect(chats.of(ADA)).rejects.toThrow("away");
    isAway = false;
    expect(await chats.of(ADA)).toBe("D1");
  });
});
