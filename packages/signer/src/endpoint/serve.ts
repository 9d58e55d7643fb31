import { createServer, type Server } from 'node:http';
import type { Handler } from './createEndpoint.ts';
import { toNodeListener } from './toNodeListener.ts';

/** Where `serve` listens. */
export interface ServeOptions {
  /** The default, 0, takes any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`, reachable only from this machine. `0.0.0.0` or `::` listens on all its addresses. */
  readonly host?: string;
  /**
   * Limit for a request's line and headers in bytes; default 16 KiB. The API's `GET` puts its parameters there, up to
   * 32 KiB.
   */
  readonly maxHeaderBytes?: number;
}

/** A server that `serve` has started. */
export interface Served {
  /** The requested host and the actual port, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The `node:http` server itself. */
  readonly server: Server;
  /** Stops at once: requests in progress are cut. */
  close(): Promise<void>;
  /** Accepts no more connections and finishes requests in progress; what is left after `graceMs` is cut. */
  stop(graceMs: number): Promise<void>;
}

/** A client that is slow to send its request holds a socket, and nothing else, for this long. */
const HEADERS_MS = 15_000;
const REQUEST_MS = 60_000;

/** Serves a handler on a port of its own. */
export async function serve(handler: Handler, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = '127.0.0.1', maxHeaderBytes } = options;
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: 5000,
      ...(maxHeaderBytes === undefined ? {} : { maxHeaderSize: maxHeaderBytes }),
    },
    toNodeListener(handler),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  const closed = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    server,
    close() {
      const all = closed();
      server.closeAllConnections();
      return all;
    },
    async stop(graceMs) {
      const all = closed();
      // Closes connections that are only kept alive for a possible next request.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      await all;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
