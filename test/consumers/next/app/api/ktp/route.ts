import { createSigner } from '@ktp-ocr/signer';

export const runtime = 'nodejs';
export const POST = createSigner({ authorize: () => true });
