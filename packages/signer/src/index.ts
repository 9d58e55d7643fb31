export { defaultEngine } from './defaultEngine.ts';
export type { SignerEnvironment } from './defaultEngine.ts';
export { createSigner } from './signer.ts';
export type { SignerEvent, SignerOptions } from './signer.ts';
export { importTc3Key, signTc3 } from './tc3.ts';
export type { Tc3Key, Tc3Request } from './tc3.ts';
export { tencentEngine } from './tencentEngine.ts';
export type { TencentCredentials, TencentEngineOptions } from './tencentEngine.ts';
