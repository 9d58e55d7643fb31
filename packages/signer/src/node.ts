import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';

/** A web-standard handler, as `createSigner` makes. */
export type Handler = (request: Request) => Promise<Response>;

function headersOf(message: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

async function serveOne(handler: Handler, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) closed.abort();
  });
  const { method = 'GET', url = '/' } = message;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  // The body is handed on as it arrives: whoever reads it decides how much of it.
  const body = hasBody
    ? (Readable.toWeb(message) as NodeReadableStream<Uint8Array> as ReadableStream<Uint8Array>)
    : null;
  const init: RequestInit & { duplex: 'half' } = {
    method,
    headers: headersOf(message),
    body,
    signal: closed.signal,
    duplex: 'half',
  };
  const answer = await handler(new Request(new URL(url.startsWith('/') ? url : '/', 'http://localhost'), init));
  const unread = hasBody && !message.readableEnded;
  // What was refused before it had arrived is not read to its end: the connection closes instead.
  const close = unread ? { Connection: 'close' } : {};
  response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...close });
  response.end(Buffer.from(await answer.arrayBuffer()), () => {
    if (unread) setTimeout(() => message.destroy(), 200).unref();
  });
}

/** Makes a listener for `node:http`, Express or Fastify of a web-standard handler. The body streams; nothing is buffered. */
export function toNodeListener(handler: Handler): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    serveOne(handler, message, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** Serves a handler on a port of its own. */
export async function serve(
  handler: Handler,
  options: { readonly port?: number; readonly host?: string } = {},
): Promise<{ readonly url: string; readonly server: Server; close(): Promise<void> }> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createServer(toNodeListener(handler));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host}:${bound}`,
    server,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
