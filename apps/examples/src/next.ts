// Next.js: app/api/ktp/route.ts
// With the embedded engine, next.config has serverExternalPackages: ['@ktp-ocr/engine'].
import { createSigner } from '@ktp-ocr/signer';
import { authorize } from './authorize.ts';

const handler = createSigner({ authorize });

export const POST = handler;
export const OPTIONS = handler; // only if allowedOrigins lists pages on other origins
