export { defaultEngine } from './defaultEngine.ts';
export type { SignerEnvironment } from './defaultEngine.ts';
export { createSigner } from './signer.ts';
export type { Authorization, SignerEvent, SignerOptions } from './signerOptions.ts';
export { importTc3Key, parseTc3, signTc3, verifyTc3 } from './tc3.ts';
export type { Tc3Claim, Tc3Key, Tc3Request } from './tc3.ts';
export type { CredentialsSource, TencentCredentials } from './tencentCall.ts';
export { tencentEngine } from './tencentEngine.ts';
export type { TencentEngineOptions } from './tencentEngine.ts';
