// Fastify 5. The route has its own scope: Fastify would otherwise refuse image/jpeg with 415 and read every body into
// memory.
import { createSigner } from '@ktp-ocr/signer';
import { toNodeListener } from '@ktp-ocr/signer/node';
import Fastify, { type FastifyInstance } from 'fastify';
import { authorize } from './authorize.ts';

export function createApp(): FastifyInstance {
  const app = Fastify();
  const listener = toNodeListener(createSigner({ authorize }));
  void app.register(async (ktp) => {
    ktp.removeAllContentTypeParsers();
    ktp.addContentTypeParser('*', (_request, _body, done) => done(null)); // leaves the body unread, for the signer
    ktp.all('/api/ktp', (request, reply) => {
      reply.hijack();
      listener(request.raw, reply.raw);
    });
  });
  return app;
}
