import { setTimeout } from 'node:timers/promises';
import type { KtpEngine } from '@ktp-ocr/core';
import { defaultEngine } from '../tencent/defaultEngine.ts';
import { fetchPhotosFrom } from '../photo/fetchPhotos.ts';
import { serve } from '../endpoint/serve.ts';
import { createAuthorize } from './authorizers.ts';
import { createLogs } from './logs.ts';
import { createMetrics } from './metrics.ts';
import { createRoutes } from './routes.ts';
import { type Environment, type Settings, SettingsError } from './settings.ts';
import { openSharedStore } from './sharedStore.ts';

export interface Running {
  readonly url: string;
  /** Address of the metrics, if they are served. */
  readonly metricsUrl: string | null;
  /**
   * Reports not ready, goes on serving for a while if `drain` is set, then accepts no more connections and finishes
   * requests in progress. Resolves once all is closed.
   */
  stop(options?: { readonly drain?: boolean }): Promise<void>;
}

/** An engine that can be loaded and released. */
interface Loaded extends KtpEngine {
  readonly warm?: () => Promise<void>;
  readonly close?: () => Promise<void>;
}

async function chosenEngine({ engine }: Settings, environment: Environment): Promise<Loaded> {
  if (engine === 'embedded') return defaultEngine({});
  if (engine === 'tencent' && !environment['TENCENTCLOUD_SECRET_ID']) {
    throw new SettingsError('--engine tencent needs TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY.');
  }
  return defaultEngine(environment);
}

/**
 * Starts everything the settings name. It listens, and answers `/healthz`, while the engine is still loading; `/readyz`
 * says when the engine is ready.
 *
 * @throws {SettingsError}, {KtpError} `misconfigured`; and the system's error if the port is refused.
 */
export async function run(
  settings: Settings,
  environment: Environment,
  write: (line: string) => void,
): Promise<Running> {
  const logs = createLogs(settings.log, write);
  const metrics = settings.metricsPort === null ? null : createMetrics();
  const engine = await chosenEngine(settings, environment);
  const authorize = settings.authorize && (await createAuthorize(settings.authorize));
  const shared = settings.redisUrl === null ? null : await openSharedStore(settings.redisUrl);
  const fetchPhoto = settings.imageHosts.length > 0 ? fetchPhotosFrom({ hosts: settings.imageHosts }) : null;
  let ready = false;
  const { host, port, metricsPort, stopMs } = settings;
  const store = shared?.store ?? null;
  const routes = createRoutes(settings, { engine, authorize, store, fetchPhoto, logs, metrics, ready: () => ready });
  const main = await serve(routes, { host, port, ...(settings.apiCredentials ? { maxHeaderBytes: 48 * 1024 } : {}) });
  const text = async (): Promise<Response> =>
    new Response(metrics?.text(), { headers: { 'Content-Type': 'text/plain; version=0.0.4' } });
  const measured = metricsPort === null ? null : await serve(text, { host: settings.metricsHost, port: metricsPort });
  logs.life('listening', {
    url: main.url,
    serves: settings.serve,
    engine: engine.name,
    authorize: settings.authorize?.by ?? 'credentials',
    quotas: shared ? 'shared' : 'memory',
    ...(measured ? { metrics: measured.url } : {}),
  });
  if (settings.serve !== 'api' && settings.hosts.length === 0) {
    logs.life('any host is served: name yours with --allowed-host');
  }
  await engine.warm?.();
  ready = true;
  logs.life('ready');

  return {
    url: main.url,
    metricsUrl: measured?.url ?? null,
    async stop({ drain = false } = {}) {
      ready = false;
      logs.life('stopping');
      if (drain && settings.drainMs > 0) await setTimeout(settings.drainMs);
      await main.stop(stopMs);
      await measured?.close();
      shared?.close();
      await engine.close?.();
      logs.life('stopped');
    },
  };
}
