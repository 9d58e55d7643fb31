import { KtpError } from '@ktp-ocr/core';
import type { FetchedFile } from './messages.ts';

const CACHE = 'ktp-ocr-engine';

/** Files are kept under their hash: the same content is fetched once, whatever its address. */
const keyOf = ({ sha256 }: FetchedFile): string => `${location.origin}/${CACHE}/${sha256}`;

/** The browser's cache, or `null` if it has none or denies it to us: then files are fetched every time. */
async function openCache(): Promise<Cache | null> {
  return (globalThis as { caches?: CacheStorage }).caches?.open(CACHE).catch(() => null) ?? null;
}

async function isRight(bytes: Uint8Array<ArrayBuffer>, file: FetchedFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  // Only pages from a secure origin can compute hashes, and without a hash a cached file cannot be trusted.
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  if (!subtle) return true;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') === file.sha256;
}

async function fromCache(cache: Cache | null, file: FetchedFile): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const kept = await cache?.match(keyOf(file));
    const bytes = kept ? new Uint8Array(await kept.arrayBuffer()) : null;
    return bytes && (await isRight(bytes, file)) ? bytes : null;
  } catch {
    return null;
  }
}

function refusal({ status }: Response, { file, url }: FetchedFile): KtpError {
  if (status >= 500 || status === 429) return new KtpError('upstream-unavailable');
  return new KtpError('misconfigured', {
    message: `${file} of the engine was not found (${status}): ${url}. Serve the models folder of @ktp-ocr/engine and name it in modelUrl.`,
  });
}

async function fromNetwork(file: FetchedFile, onBytes: (bytes: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(file.url, { credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new KtpError(navigator.onLine ? 'upstream-network' : 'offline', { cause });
  });
  if (!response.ok || !response.body) throw refusal(response, file);
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > bytes.length) {
        at = Infinity;
        await reader.cancel();
        break;
      }
      bytes.set(value, at);
      at += value.length;
      onBytes(value.length);
    }
  } catch (cause) {
    throw new KtpError('upstream-network', { cause });
  }
  if (at !== bytes.length || !(await isRight(bytes, file))) {
    throw new KtpError('misconfigured', {
      message: `${file.file} is not the file this version of the engine needs: ${file.url}. Copy the models folder of @ktp-ocr/engine again.`,
    });
  }
  return bytes;
}

/**
 * Drops what an earlier version kept, and stores what is new. A full or forbidden cache only costs another download
 * next time.
 */
async function keep(
  cache: Cache,
  files: readonly FetchedFile[],
  fresh: ReadonlyMap<FetchedFile, Uint8Array<ArrayBuffer>>,
) {
  const wanted = new Set(files.map(keyOf));
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  for (const [file, bytes] of fresh) {
    await cache.put(keyOf(file), new Response(bytes, { headers: { 'Content-Type': 'application/octet-stream' } }));
  }
}

/**
 * The bytes of every file, each checked against its hash: from the browser's own cache, or fetched once and kept there.
 *
 * @param onProgress bytes received over the network, of those that have to be; not called if everything was there.
 * @throws {KtpError} `offline`, `upstream-network`, `upstream-unavailable`; `misconfigured` if a file is missing or
 * wrong.
 */
export async function fetchFiles(
  files: readonly FetchedFile[],
  onProgress: (loaded: number, total: number) => void,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const cache = await openCache();
  const kept = await Promise.all(files.map((file) => fromCache(cache, file)));
  const missing = files.filter((_, i) => !kept[i]);
  const total = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  let loaded = 0;
  if (total > 0) onProgress(0, total);
  const fresh = new Map<FetchedFile, Uint8Array<ArrayBuffer>>();
  await Promise.all(
    missing.map(async (file) => {
      const bytes = await fromNetwork(file, (more) => {
        loaded += more;
        onProgress(loaded, total);
      });
      fresh.set(file, bytes);
      // Files that have arrived stay, even if another file fails or the person gives up.
      if (cache) await keep(cache, files, new Map([[file, bytes]])).catch(() => undefined);
    }),
  );
  return files.map((file, i) => kept[i] ?? fresh.get(file)!);
}
