// Hono, on any runtime it supports.
import { createSigner } from '@ktp-ocr/signer';
import { Hono } from 'hono';
import { authorize } from './authorize.ts';

const signer = createSigner({ authorize });

export const app = new Hono();
app.all('/api/ktp', ({ req }) => signer(req.raw));
