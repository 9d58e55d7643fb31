import type { IncomingMessage, ServerResponse } from 'node:http';
import { KtpError } from '@ktp-ocr/core';
import { consumedBody } from './consumedBody.ts';
import { problemAnswer } from './browserAnswers.ts';
import type { Handler } from './createEndpoint.ts';
import { sendAnswer } from './sendAnswer.ts';

/** The body as it arrives. The socket waits whenever no one reads, so the reader decides how much is buffered. */
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

/** A body that something else has already read, such as a body parser before us: it will never arrive. */
function consumed(message: IncomingMessage): ReadableStream<Uint8Array> {
  const pull = (controller: ReadableStreamDefaultController): void => controller.error(consumedBody(message));
  return new ReadableStream({ pull }, { highWaterMark: 0 });
}

/**
 * The address of a request. The host is a fixed word, put before the path and never resolved against it, so
 * `//other/path` stays a path of ours. Of an address in full, as some proxies send it, the path is taken if its host is
 * the request's own. A path that changes when its dots are resolved is not one of ours: its slashes are escaped so that
 * it matches nothing.
 */
function addressOf(url: string, host: string): string {
  const [start, named] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? ['', ''];
  const target = named?.toLowerCase() === host.toLowerCase() ? url.slice(start.length) : url;
  const raw = target.startsWith('/') ? target : `/${target.startsWith('?') ? target : ''}`;
  const [path = '/'] = raw.split('?', 1);
  const { pathname, search } = new URL(`http://localhost${raw}`);
  return `http://localhost${pathname === path ? path : `/${path.replaceAll(/[/\\]/g, '%2F')}`}${search}`;
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
  const bodiless = method === 'GET' || method === 'HEAD';
  const body = bodiless ? null : message.readableDidRead ? consumed(message) : bodyOf(message);
  const address = addressOf(url, message.headers.host ?? '');
  const init = { method, headers, body, signal: closed.signal, duplex: 'half' };
  return new Request(address, init as RequestInit);
}

async function serveOne(handler: Handler, message: IncomingMessage, response: ServerResponse): Promise<void> {
  // TRACE is the one method that Node accepts and a web-standard Request cannot hold.
  const answer =
    message.method === 'TRACE'
      ? problemAnswer(new KtpError('method-not-allowed'), crypto.randomUUID())
      : await handler(requestOf(message, response));
  await sendAnswer(answer, message, response);
}

/**
 * Turns a web-standard handler into a listener for `node:http`, Express or Fastify. The body is streamed and nothing is
 * buffered, so no body parser may come before it; a browser that disconnects aborts the request's signal.
 */
export function toNodeListener(handler: Handler): (message: IncomingMessage, response: ServerResponse) => void {
  return (message, response) => {
    serveOne(handler, message, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
