// The demo: its page and the signer, on one port.
//   npm start [-- --port 5173] [--built]      --built serves the built page instead of the sources
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createHandover, createSigner } from '@ktp-ocr/signer';
import { toNodeListener } from '@ktp-ocr/signer/node';
import { authorize, giveSession } from './session.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', short: 'p' },
    host: { type: 'string', default: 'localhost' },
    built: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
if (values.help) {
  console.log('npm start [-- --port 5173] [--host localhost] [--built]\n\nServes the demo and its signer.');
  process.exit(0);
}

/** The company that asks for the photo, on the phone of a hand-over. */
const COMPANY = 'Dompet Contoh';
const signer = toNodeListener(createSigner({ authorize, path: '/api/ktp' }));
const handover = toNodeListener(createHandover({ authorize, path: '/api/ktp/handover', company: COMPANY }));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** The page as built by `vite build`. Only names that exist under `dist` are served. */
function sendBuilt(path: string, response: ServerResponse): void {
  const root = join(import.meta.dirname, 'dist');
  const wanted = join(root, path.endsWith('/') ? `${path}index.html` : path);
  const found = wanted.startsWith(root) && existsSync(wanted) && statSync(wanted).isFile();
  if (!found) {
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not found');
    return;
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(wanted)] ?? 'application/octet-stream' });
  createReadStream(wanted).pipe(response);
}

const server = createServer(handle);

/** Vite serves the page from the sources; its hot reload shares our port. */
const vite = values.built
  ? null
  : await (
      await import('vite')
    ).createServer({
      root: import.meta.dirname,
      configFile: join(import.meta.dirname, 'vite.config.ts'),
      server: { middlewareMode: { server }, hmr: { server } },
      appType: 'spa',
    });

function handle(request: IncomingMessage, response: ServerResponse): void {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  // An isolated page may use threads: the device engine then reads in about half the time.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  if (pathname === '/api/ktp/handover') {
    handover(request, response);
    return;
  }
  if (pathname.startsWith('/api/')) {
    signer(request, response);
    return;
  }
  if (pathname === '/') giveSession(response);
  if (vite) vite.middlewares(request, response);
  else sendBuilt(pathname === '/ponsel' ? '/' : pathname, response);
}

/** A requested port must be free; the default moves on to the next free one. */
function listen(port: number, triesLeft: number): void {
  server.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' && triesLeft > 0) listen(port + 1, triesLeft - 1);
    else {
      console.error(
        error.code === 'EADDRINUSE'
          ? `Port ${port} is in use. Choose another: npm start -- --port ${port + 1}`
          : error.message,
      );
      process.exit(1);
    }
  });
  server.listen(port, values.host, () => {
    server.removeAllListeners('error');
    console.log(`\nThe demo and its signer: http://${values.host}:${port}/\n`);
  });
}

const asked = values.port ?? process.env['PORT'];
listen(Number(asked ?? 5173), asked === undefined ? 20 : 0);
