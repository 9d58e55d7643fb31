// Express 5. No body parser may come before the route: the signer counts the bytes itself as they arrive.
import { createSigner } from '@ktp-ocr/signer';
import { toNodeListener } from '@ktp-ocr/signer/node';
import express, { type Express } from 'express';
import { authorize } from './authorize.ts';

export function createApp(): Express {
  const app = express();
  app.all('/api/ktp', toNodeListener(createSigner({ authorize })));
  app.use(express.json()); // for your other routes, after the signer's
  return app;
}
