import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { KtpError } from '@ktp-ocr/core';
import { problemAnswer } from './browserAnswers.ts';
import type { Handler } from './createEndpoint.ts';

/** How long, and how much of it, an upload that was refused is still read: cut at once, the browser would see a reset and no answer. */
const LINGER_MS = 1000;
const LINGER_BYTES = 2 * 1024 * 1024;

/** The body as it arrives. The socket waits whenever nobody reads, so whoever reads decides how much of it there is. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  let open = true;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.pause();
        message.on('data', (chunk: Uint8Array) => {
          if (!open) return;
          message.pause();
          controller.enqueue(chunk);
        });
        message.on('end', () => {
          if (open) controller.close();
          open = false;
        });
        const broken = (): void => {
          if (open) controller.error(new Error('The upload broke off.'));
          open = false;
        };
        message.on('error', broken).on('close', broken);
      },
      pull: () => void message.resume(),
      cancel() {
        open = false;
      },
    },
    { highWaterMark: 0 },
  );
}

function requestOf(message: IncomingMessage, response: ServerResponse): Request {
  const closed = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) closed.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  const { method = 'GET', url = '/' } = message;
  const body = method === 'GET' || method === 'HEAD' ? null : bodyOf(message);
  // The host is a fixed word, put before the path and never resolved against it: `//other/path` stays a path of ours.
  const address = `http://localhost${url.startsWith('/') ? url : '/'}`;
  const init = { method, headers, body, signal: closed.signal, duplex: 'half' };
  return new Request(address, init as RequestInit);
}

function drained(message: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let left = LINGER_BYTES;
    const timer = setTimeout(resolve, LINGER_MS);
    message.on('data', (chunk: Uint8Array) => {
      left -= chunk.length;
      if (left < 0) resolve();
    });
    message.on('close', resolve).on('end', resolve).resume();
    message.on('close', () => clearTimeout(timer));
  });
}

async function serveOne(handler: Handler, message: IncomingMessage, response: ServerResponse): Promise<void> {
  // TRACE is the one method node takes and a web-standard Request cannot hold.
  const answer =
    message.method === 'TRACE'
      ? problemAnswer(new KtpError('method-not-allowed'), crypto.randomUUID())
      : await handler(requestOf(message, response));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  response.statusCode = answer.status;
  response.setHeaders(answer.headers);
  message.removeAllListeners('data'); // what was not read so far goes nowhere any more
  if (!message.complete) {
    response.setHeader('Connection', 'close').setHeader('Content-Length', bytes.length);
    response.write(bytes); // complete for the browser, before the connection goes
    await drained(message);
    response.end();
    return;
  }
  message.resume();
  response.end(bytes);
}

/**
 * Makes a listener for `node:http`, Express or Fastify of a web-standard handler. The body streams and nothing is buffered, so no
 * body parser may stand before it; a browser that goes away aborts the request's signal.
 */
export function toNodeListener(handler: Handler): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    serveOne(handler, message, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** Where `serve` listens. */
export interface ServeOptions {
  /** 0, the default, is any free one. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine reaches it. `0.0.0.0` or `::` for all its addresses. */
  readonly host?: string;
  /** Bytes of a request's line and headers; default 16 KiB. `GET` of the API puts its parameters there, up to 32 KiB. */
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
