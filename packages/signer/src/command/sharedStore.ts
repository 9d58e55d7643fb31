import { setTimeout } from 'node:timers/promises';
import type { LimiterStore } from '../quota/limiter.ts';
import { SettingsError } from './settings.ts';

/** Milliseconds to wait for the first connection. */
const PATIENCE_MS = 3000;

export interface SharedStore {
  readonly store: LimiterStore;
  close(): void;
}

/**
 * Counts in a Redis or Valkey server. If the server is down, the command keeps trying to reach it for as long as it
 * runs; `--store-fails` decides what happens meanwhile.
 *
 * @throws {SettingsError} if the two packages it needs are not installed.
 */
export async function openSharedStore(url: string): Promise<SharedStore> {
  const packages = await Promise.all([import('ioredis'), import('rate-limiter-flexible')]).catch((cause: unknown) => {
    throw new SettingsError('REDIS_URL is set: install the packages rate-limiter-flexible and ioredis.', { cause });
  });
  const [{ Redis }, { RateLimiterRedis }] = packages;
  const client = new Redis(url.replace(/^unix:\/\//, ''), {
    enableOfflineQueue: false, // a quota is needed now or not at all
    maxRetriesPerRequest: 0,
    commandTimeout: 1000,
    retryStrategy: (times) => Math.min(2000, 100 * times),
  });
  client.on('error', () => undefined); // each failing quota reports it meanwhile
  const connected = new Promise((resolve) => client.once('ready', resolve));
  await Promise.race([connected, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
  return {
    store: (options) => new RateLimiterRedis({ ...options, storeClient: client }),
    close: () => client.disconnect(),
  };
}
