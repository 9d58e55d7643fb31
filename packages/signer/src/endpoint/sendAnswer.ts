import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * How long a refused upload is still read, and how much of it: if it were cut at once, the browser would see a reset
 * instead of an answer.
 */
const LINGER_MS = 1000;
const LINGER_BYTES = 2 * 1024 * 1024;
/** Milliseconds the caller has to take the next piece of an answer. */
const TAKEN_MS = 10_000;

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

/** Waits for an event of the response, or destroys it: a client that does not read keeps the answer in our memory. */
function taken(response: ServerResponse, event: 'drain' | 'finish'): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (): void => {
      clearTimeout(timer);
      response.off(event, over).off('close', over);
      if (response.destroyed && !response.writableFinished) reject(new Error('The answer was not taken.'));
      else resolve();
    };
    const timer = setTimeout(() => response.destroy(), TAKEN_MS);
    response.on(event, over).on('close', over);
    if (response.destroyed) over();
  });
}

/** Sends a body piece by piece, no faster than the client takes it. */
async function pipe(body: ReadableStream<Uint8Array>, response: ServerResponse): Promise<void> {
  const reader = body.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (!response.write(piece.value)) await taken(response, 'drain');
    }
  } catch (error) {
    reader.cancel().catch(() => undefined);
    response.destroy();
    throw error;
  }
}

/** Writes the answer to a Node request. A body of known length is sent piece by piece, any other at once. */
export async function sendAnswer(answer: Response, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { body, headers } = answer;
  const pieces = headers.has('Content-Length') ? body : null;
  const bytes = pieces ? new Uint8Array() : new Uint8Array(await answer.arrayBuffer());
  response.statusCode = answer.status;
  response.setHeaders(headers);
  message.removeAllListeners('data'); // what was not read so far is dropped
  if (!message.complete) {
    response.setHeader('Connection', 'close');
    if (!pieces) response.setHeader('Content-Length', bytes.length);
    if (pieces) await pipe(pieces, response);
    else response.write(bytes); // complete for the browser, before the connection goes
    await drained(message);
    response.end();
    return;
  }
  message.resume();
  if (pieces) await pipe(pieces, response);
  response.end(pieces ? undefined : bytes);
  if (!response.writableFinished) await taken(response, 'finish').catch(() => undefined);
}
