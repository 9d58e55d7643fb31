import { createServer, type Server } from 'node:http';
import type { Handler } from './createEndpoint.ts';
import { toNodeListener } from './toNodeListener.ts';

/** Where `serve` listens. */
export interface ServeOptions {
  /** 0, the default, is any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine reaches it. `0.0.0.0` or `::` for all its addresses. */
  readonly host?: string;
  /**
   * Bytes of a request's line and headers; default 16 KiB. `GET` of the API puts its parameters there, up to 32 KiB.
   */
  readonly maxHeaderBytes?: number;
}

/** A server that `serve` has started. */
export interface Served {
  /** The host that was asked for and the port that was got, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The `node:http` server itself. */
  readonly server: Server;
  /** At once: what is in flight is cut. */
  close(): Promise<void>;
  /** Takes no more connections, and finishes what is in flight; what is left after `graceMs` is cut. */
  stop(graceMs: number): Promise<void>;
}

/** Whoever is slow to say what they want holds a socket, and nothing else, for so long. */
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
      // A connection whose last answer has just gone out would stay for whoever might ask again.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      await all;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
}
