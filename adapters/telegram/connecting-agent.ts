import http from "node:http";
import https from "node:https";
import type { Duplex } from "node:stream";

const CONNECT_WITHIN_MS = 5_000;

class ConnectTimeout extends Error {
  override readonly name = "ConnectTimeout";
  readonly code = "ERR_CONNECT_TIMEOUT";
}

/**
 * An agent whose sockets break off with `ERR_CONNECT_TIMEOUT` when they are not connected in time. Without it, a
 * connection that was never made could not be told from an answer that was lost, and a reminder would be
 * marked as sent twice for nothing.
 */
export function connectingAgent(apiRoot: string, connectWithinMs = CONNECT_WITHIN_MS): http.Agent {
  const isTls = apiRoot.startsWith("https:");
  const agent = isTls ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (socket) breakOffUnless(isTls ? "secureConnect" : "connect", socket, connectWithinMs);
    return socket;
  };
  return agent;
}

function breakOffUnless(connected: "connect" | "secureConnect", socket: Duplex, withinMs: number): void {
  const deadline = setTimeout(() => socket.destroy(new ConnectTimeout("no connection in time")), withinMs);
  const end = (): void => clearTimeout(deadline);
  socket.once(connected, end).once("close", end);
}
