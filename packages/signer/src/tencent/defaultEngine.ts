import { type KtpEngine, KtpError } from '@ktp-ocr/core';
import { tencentEngine } from './tencentEngine.ts';

/** The environment variables the signer reads. Empty counts as not set. */
export interface SignerEnvironment {
  /** Together with the key, selects Tencent Cloud; one without the other is `misconfigured`. */
  readonly TENCENTCLOUD_SECRET_ID?: string | undefined;
  /** The secret key for that id. */
  readonly TENCENTCLOUD_SECRET_KEY?: string | undefined;
  /** The token of temporary credentials (STS). */
  readonly TENCENTCLOUD_TOKEN?: string | undefined;
  /** Where photos are read: `ap-jakarta` (default) or `ap-singapore`. */
  readonly TENCENTCLOUD_REGION?: string | undefined;
  /** Host, or the origin of a stand-in for tests. Default `ocr.intl.tencentcloudapi.com`. */
  readonly TENCENTCLOUD_ENDPOINT?: string | undefined;
}

function processEnvironment(): SignerEnvironment {
  const { process }: { process?: { readonly env: SignerEnvironment } } = globalThis;
  return process?.env ?? {};
}

/**
 * Tencent Cloud if `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` are set, otherwise the embedded engine.
 *
 * @throws {KtpError} `misconfigured` if only one of the two is set, or there is neither an account nor
 * `@ktp-ocr/engine`.
 */
export async function defaultEngine(environment: SignerEnvironment = processEnvironment()): Promise<KtpEngine> {
  const { TENCENTCLOUD_SECRET_ID: secretId, TENCENTCLOUD_SECRET_KEY: secretKey } = environment;
  if (secretId && secretKey) {
    const { TENCENTCLOUD_TOKEN: token, TENCENTCLOUD_REGION: region, TENCENTCLOUD_ENDPOINT: endpoint } = environment;
    return tencentEngine({
      credentials: { secretId, secretKey, ...(token ? { token } : {}) },
      ...(region ? { region } : {}),
      ...(endpoint ? { endpoint } : {}),
    });
  }
  if (secretId || secretKey) {
    throw new KtpError('misconfigured', {
      message: 'Only one of TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY is set. Set both, or neither.',
      detail: 'signer.half_credentials',
    });
  }
  try {
    const { embeddedEngine } = await import('@ktp-ocr/engine/node');
    return embeddedEngine();
  } catch (cause) {
    throw new KtpError('misconfigured', {
      message:
        'There is no engine: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set, and the package @ktp-ocr/engine is not installed or does not start here.',
      detail: 'signer.no_engine',
      cause,
    });
  }
}
