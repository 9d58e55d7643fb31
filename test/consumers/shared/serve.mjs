// A built page under a strict policy, with its signer: node serve.mjs PORT
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createSigner } from '@ktp-ocr/signer';
import { toNodeListener } from '@ktp-ocr/signer/node';

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
// The photo is shown from memory; WebAssembly is only for reading on the device.
const POLICY = "default-src 'self'; img-src 'self' blob:; script-src 'self' 'wasm-unsafe-eval'";

const sign = toNodeListener(createSigner({ authorize: () => true, path: '/api/ktp' }));

createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname.startsWith('/api/')) {
    sign(request, response);
    return;
  }
  const file = join(import.meta.dirname, 'dist', pathname === '/' ? 'index.html' : pathname);
  readFile(file).then(
    (bytes) => {
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': POLICY }).end(bytes);
    },
    () => response.writeHead(404).end(),
  );
}).listen(Number(process.argv[2]), '127.0.0.1');
