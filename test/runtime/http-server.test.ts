import { afterEach, describe, expect, it } from "vitest";
import { type HttpServer, startHttpServer } from "../../src/runtime/http-server.ts";
import { createGate } from "../fakes/gate.ts";

const NO_METRICS = () => Promise.resolve([]);

let server: HttpServer | null = null;

afterEach(() => server?.stop());

async function get(path: string, method = "GET"): Promise<number> {
  const { status } = await fetch(`http://127.0.0.1:${server?.port}${path}`, { method });
  return status;
}

describe("startHttpServer", () => {
  it("tells that it runs, and whether it can do its work", async () => {
    let ready = false;
    server = await startHttpServer({
      port: 0,
      isReady: () => Promise.resolve(ready),
      metrics: NO_METRICS,
      routes: {},
    });
    expect(await get("/healthz")).toBe(200);
    expect(await get("/readyz")).toBe(503);
    ready = true;
    expect(await get("/readyz?x=1")).toBe(200);
    expect(await get("/healthz", "POST")).toBe(404);
    expect(await get("/elsewhere")).toBe(404);
    expect(await get("/constructor")).toBe(404);
  });

  it("is not ready when asking fails", async () => {
    server = await startHttpServer({
      port: 0,
      isReady: () => Promise.reject(new Error("down")),
      metrics: NO_METRICS,
      routes: {},
    });
    expect(await get("/readyz")).toBe(503);
  });

  it("shows its metrics as they are when it is asked", async () => {
    let value = 1;
    const metrics = () =>
      Promise.resolve([{ name: "turns_total", help: "Turns.", type: "counter", labels: {}, value }] as const);
    server = await startHttpServer({ port: 0, isReady: () => Promise.resolve(true), metrics, routes: {} });
    value = 2;
    const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(await answer.text()).toContain("\nturns_total 2\n");
    expect(await get("/metrics", "POST")).toBe(404);
  });

  it("hands a path to its route, and survives one that throws", async () => {
    server = await startHttpServer({
      port: 0,
      isReady: () => Promise.resolve(true),
      metrics: NO_METRICS,
      routes: {
        "/hook": (_request, response) => {
          response.writeHead(204).end();
          return Promise.resolve();
        },
        "/broken": () => Promise.reject(new Error("broken")),
      },
    });
    expect(await get("/hook", "POST")).toBe(204);
    expect(await get("/broken")).toBe(500);
    expect(await get("/hook", "POST")).toBe(204);
  });

  it("answers what it was asked before it stops, and does not wait for a client that keeps its connection", async () => {
    const begun = createGate();
    const gate = createGate();
    server = await startHttpServer({
      port: 0,
      isReady: () => Promise.resolve(true),
      metrics: NO_METRICS,
      routes: {
        "/slow": async (_request, response) => {
          begun.open();
          await gate.opened;
          response.writeHead(204).end();
        },
      },
    });
    const answered = get("/slow");
    await begun.opened;
    const since = performance.now();
    const stopped = server.stop();
    gate.open();
    expect(await answered).toBe(204);
    await stopped;
    // Node would let the connection go after 5 s.
    expect(performance.now() - since).toBeLessThan(3_000);
  });

  it("refuses a port that is taken", async () => {
    server = await startHttpServer({
      port: 0,
      isReady: () => Promise.resolve(true),
      metrics: NO_METRICS,
      routes: {},
    });
    const { port } = server;
    await expect(
      startHttpServer({ port, isReady: () => Promise.resolve(true), metrics: NO_METRICS, routes: {} }),
    ).rejects.toThrow(/EADDRINUSE/u);
  });
});
