import { createTencentApi } from '../api/createTencentApi.ts';
import { createHandover } from '../handover/createHandover.ts';
import type { FetchPhoto } from '../photo/imageUrl.ts';
import type { Handler } from '../endpoint/createEndpoint.ts';
import type { LimiterStore } from '../quota/limiter.ts';
import { createSigner } from '../signer/createSigner.ts';
import type { SignerOptions } from '../signer/signerOptions.ts';
import type { KtpEngine } from '@ktp-ocr/core';
import type { Logs, Surface } from './logs.ts';
import type { Metrics } from './metrics.ts';
import type { Settings } from './settings.ts';

export interface Parts {
  readonly engine: KtpEngine;
  readonly authorize: SignerOptions['authorize'] | null;
  readonly store: LimiterStore | null;
  readonly fetchPhoto: FetchPhoto | null;
  readonly logs: Logs;
  readonly metrics: Metrics | null;
  /** Whether requests should still be sent here. */
  readonly ready: () => boolean;
}

function plain(status: number, text: string): Response {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  return new Response(`${text}\n`, { status, headers });
}

/** Health, readiness, the signer at its path, the hand-over below it, the API at the root: one handler. */
export function createRoutes(settings: Settings, parts: Parts): Handler {
  const { serve, path, maxBytes, timeoutMs, maxConcurrent, perUser, account, whenStoreFails } = settings;
  const { engine, authorize, store, fetchPhoto, logs, metrics, ready } = parts;
  const told = (surface: Surface): Pick<SignerOptions, 'onEvent' | 'onFault'> => ({
    onEvent(event) {
      logs.request(surface, event);
      metrics?.count(surface, event);
    },
    onFault: (error, requestId) => logs.fault(surface, error, requestId),
  });
  const shared = { engine, timeoutMs, maxConcurrent, ...(fetchPhoto ? { fetchPhoto } : {}) };
  const pages = {
    allowedOrigins: settings.origins,
    ...(settings.hosts.length > 0 ? { allowedHosts: settings.hosts } : {}),
  };
  const counted = { whenStoreFails, ...(store ? { store } : {}) };
  const signer = authorize
    ? createSigner({
        ...shared,
        ...told('signer'),
        authorize,
        path,
        maxBytes,
        allowFace: settings.allowFace,
        acceptJson: settings.acceptJson,
        ...pages,
        quotas: { perUser, account, ...counted },
      })
    : null;
  const handoverPath = `${path}/handover`;
  const handover =
    authorize && settings.handover
      ? createHandover({
          authorize,
          path: handoverPath,
          ...(settings.company === null ? {} : { company: settings.company }),
          maxBytes,
          maxConcurrent,
          ...pages,
          onEvent(event) {
            logs.handover(event);
            metrics?.countHandover(event);
          },
          onFault: (error, requestId) => logs.fault('signer', error, requestId),
        })
      : null;
  const credentials = settings.apiCredentials;
  const api = credentials
    ? createTencentApi({ ...shared, ...told('api'), ...counted, credentials, rate: account })
    : null;

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return plain(200, 'ok');
    if (pathname === '/readyz') return ready() ? plain(200, 'ready') : plain(503, 'not ready');
    if (handover && pathname === handoverPath) return handover(request);
    if (api && (serve === 'api' || pathname === '/')) return api(request);
    return signer ? signer(request) : plain(404, 'not found');
  };
}
