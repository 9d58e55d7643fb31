// A Cloudflare Worker. Workers have no environment before the first request and cannot use the embedded engine: use
// Tencent Cloud.
import { createSigner, tencentEngine } from '@ktp-ocr/signer';
import { authorize } from './authorize.ts';

interface Env {
  readonly TENCENTCLOUD_SECRET_ID: string;
  readonly TENCENTCLOUD_SECRET_KEY: string;
  /** Only if it is not the vendor's own. */
  readonly TENCENTCLOUD_ENDPOINT?: string;
}

let signer: ReturnType<typeof createSigner> | null = null;

function signerOf(env: Env): ReturnType<typeof createSigner> {
  const credentials = { secretId: env.TENCENTCLOUD_SECRET_ID, secretKey: env.TENCENTCLOUD_SECRET_KEY };
  const endpoint = env.TENCENTCLOUD_ENDPOINT;
  const engine = tencentEngine({ credentials, ...(endpoint ? { endpoint } : {}) });
  // Every isolate counts separately: limit the account with a Durable Object, or with your gateway's limits.
  return createSigner({ authorize, engine, path: '/api/ktp' });
}

export default {
  fetch(request: Request, env: Env): Promise<Response> {
    signer ??= signerOf(env);
    return signer(request);
  },
};
