import { createSigner } from '@ktp-ocr/signer';

export const POST = createSigner({ authorize: () => true });
