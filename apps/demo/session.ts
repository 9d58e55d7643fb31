import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const NAME = 'demo-session';
/** A session outlives the server only if the secret is set from outside. */
const secret = process.env['DEMO_SESSION_SECRET'] ?? randomBytes(24).toString('base64url');

/** Gives the page a session, so that only pages this server served may use its signer. */
export function giveSession(response: ServerResponse): void {
  response.setHeader('Set-Cookie', `${NAME}=${secret}; Path=/; HttpOnly; SameSite=Strict`);
}

/** What an app would ask its own login: is someone signed in, and who? */
export function authorize(request: Request): boolean {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='));
  const given = Buffer.from(cookies.find(([name]) => name === NAME)?.[1] ?? '');
  const wanted = Buffer.from(secret);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
