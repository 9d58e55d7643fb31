import { createHash, timingSafeEqual } from 'node:crypto';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Authorize } from '../endpoint/admitted.ts';
import { type Authorizer, SettingsError } from './settings.ts';

/** Milliseconds the application has to say who is asking. */
const PATIENCE_MS = 3000;

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function byToken(token: string): Authorize {
  const wanted = digest(`Bearer ${token}`);
  return ({ headers }) => timingSafeEqual(digest(headers.get('Authorization') ?? ''), wanted);
}

/** Asks the application the way proxies do: with the browser's own credentials, and nothing of the photo. */
function byUrl(url: URL): Authorize {
  return async ({ headers, signal }) => {
    const asked = new Headers({ 'X-Forwarded-Method': 'POST' });
    for (const name of ['Cookie', 'Authorization']) {
      const value = headers.get(name);
      if (value !== null) asked.set(name, value);
    }
    const response = await fetch(url, {
      headers: asked,
      redirect: 'manual', // usually to a login page, which means no
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    await response.body?.cancel();
    if (response.status >= 500) throw new Error(`The address of --authorize-url answered ${response.status}.`);
    const id = response.headers.get('X-KTP-User');
    return response.ok && (id ? { id } : true);
  };
}

async function byModule(file: string): Promise<Authorize> {
  const address = pathToFileURL(resolve(file)).href;
  const module: { readonly authorize?: Authorize } = await import(address).catch((cause: unknown) => {
    const why = cause instanceof Error ? ` ${cause.message.split('\n', 1)[0]}` : '';
    throw new SettingsError(`--authorize-module ${file} could not be loaded:${why}`, { cause });
  });
  if (typeof module.authorize === 'function') return module.authorize;
  throw new SettingsError(`--authorize-module ${file} has no export function authorize(request).`);
}

/** @throws {SettingsError} for an invalid module. */
export async function createAuthorize(authorizer: Authorizer): Promise<Authorize> {
  if (authorizer.by === 'token') return byToken(authorizer.token);
  return authorizer.by === 'url' ? byUrl(authorizer.url) : byModule(authorizer.file);
}
