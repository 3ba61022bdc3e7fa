import { describe, expect, test } from "vitest";
import { DeliveryError } from "../../../src/ports/adapter.ts";
import { textView } from "./cards.ts";
import { Bench } from "./console-harness.ts";

const lines = { interactive: false };
const nothing = (): void => undefined;

/** An app that does not finish its event before it is told to. */
function held() {
  let enter = nothing;
  let finish = nothing;
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const handle = (): Promise<void> => {
    enter();
    return finished;
  };
  return { handle, entered, finish };
}

describe("the end of the terminal", () => {
  test("a closed output ends it once and quietly, and later messages are refused as not shown", async () => {
    const bench = new Bench(lines);
    await bench.start();
    bench.output.destroy(new Error("EPIPE"));
    await bench.ended;
    bench.input.write("still typing\n");
    await expect(bench.send(textView("x"))).rejects.toBeInstanceOf(DeliveryError);
    await expect(bench.send(textView("x"))).rejects.toMatchObject({ code: "unreachable" });
    await bench.adapter.stop();
    expect(bench.ends).toBe(1);
    expect(bench.heard).toEqual([]);
    expect(bench.logger.lines).toEqual([]);
  });

  test("an output that closes while an answer is being written refuses that answer", async () => {
    const bench = new Bench(lines);
    bench.output.on("error", () => undefined);
    bench.output.pause();
    const stuck = bench.send(textView("x".repeat(100_000)));
    bench.output.destroy(new Error("EPIPE"));
    await expect(stuck).rejects.toMatchObject({ code: "unreachable" });
  });

  test("many messages at once come out whole and in order", async () => {
    const bench = new Bench(lines);
    const texts = Array.from({ length: 50 }, (_, index) => `message ${index}.`);
    await Promise.all(texts.map((text) => bench.send(textView(text))));
    expect(bench.shown.split("\n").filter((line) => line.startsWith("message"))).toEqual(texts);
    expect(bench.output.listenerCount("close")).toBeLessThan(10);
  });

  test("an input that breaks ends it, and is logged", async () => {
    const bench = new Bench(lines);
    await bench.start();
    bench.input.destroy(new Error("the disk is gone"));
    await bench.ended;
    expect(bench.logger.of("console input failed")).toHaveLength(1);
  });

  test("stop waits for the line being handled, takes in no more, and can be called again", async () => {
    const app = held();
    const bench = new Bench({ ...lines, app: app.handle });
    await bench.start();
    bench.input.write("one\ntwo\n");
    await app.entered;
    let stopped = false;
    const stopping = bench.adapter.stop().then(() => (stopped = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(stopped).toBe(false);
    app.finish();
    await stopping;
    await bench.adapter.stop();
    expect(bench.heard).toEqual(["text one"]);
    expect(bench.ends).toBe(0);
    await expect(bench.send(textView("x"))).rejects.toMatchObject({ code: "unreachable" });
  });
});
