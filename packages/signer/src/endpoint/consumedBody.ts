import { KtpError } from '@ktp-ocr/core';

/** For each framework, the parser that reads bodies before the handler, and the line that keeps it away from photos. */
const LINES = {
  next: 'Next.js pages: export const config = { api: { bodyParser: false } };',
  express:
    "Express: app.use('/api/ktp', toNodeListener(signer)) before app.use(express.raw()), json() or urlencoded().",
  nest: 'Nest: NestFactory.create(AppModule, { bodyParser: false }).',
  fastify: "Fastify: app.addContentTypeParser('*', (request, payload, done) => done(null)), then request.raw.",
  web: 'Web-standard handlers: pass the request itself, before json(), text() or arrayBuffer() of it.',
} as const;

type Framework = keyof typeof LINES;

/** The frameworks a Node request may have come through, judging by what each leaves on it: the likeliest first. */
function frameworksOf(message: object | null): readonly Framework[] {
  if (message === null) return ['web'];
  // Nest runs on Express and leaves no trace of its own.
  if ('app' in message || 'route' in message || 'baseUrl' in message) return ['express', 'nest'];
  if ('query' in message && 'cookies' in message) return ['next'];
  return ['fastify', 'express', 'nest', 'next'];
}

/** What the photo was turned into, in a word: `Buffer`, `string`, `object`. Never its content. */
function shapeOf(message: object | null): string {
  const body = message && 'body' in message ? message.body : undefined;
  if (body === undefined || body === null) return '';
  return ` It has made a ${body instanceof Uint8Array ? 'Buffer' : typeof body} of it.`;
}

/**
 * The error if a body parser before the signer has already read the photo.
 *
 * @param message the Node request, or `null` for a web-standard one.
 */
export function consumedBody(message: object | null): KtpError {
  const lines = frameworksOf(message).map((framework) => LINES[framework]);
  const text = `A body parser has read the photo before the signer.${shapeOf(message)} ${lines.join(' ')}`;
  return new KtpError('misconfigured', { message: text, detail: 'signer.body_consumed' });
}
