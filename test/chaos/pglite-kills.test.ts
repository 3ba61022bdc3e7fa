import { describe, expect, test } from "vitest";
import { killPglite } from "./pglite-kills.ts";

// The long run is `npm run chaos:pglite`.

describe("kill -9 of a process that writes into the built-in database", () => {
  test("loses nothing that was confirmed, and leaves nothing by halves", async () => {
    const found = await killPglite({ kills: 3, seed: 7, writer: "careful" });
    expect(found).toMatchObject({ lost: 0, torn: 0 });
    expect(found.acknowledged).toBeGreaterThan(20);
  });

  test("would be seen to lose something where the database confirms before it writes", async () => {
    const found = await killPglite({ kills: 2, seed: 7, writer: "forgetful" });
    expect(found.lost).toBeGreaterThan(0);
  });
});
