// Bun and Deno serve a web-standard handler directly: bun fetchServer.ts, or deno run -A fetchServer.ts
import { createSigner } from '@ktp-ocr/signer';
import { authorize } from './authorize.ts';

interface FetchServer {
  serve(options: { port: number; hostname: string; fetch: (request: Request) => Promise<Response> }): { port: number };
}
interface DenoServer {
  env: { get(name: string): string | undefined };
  serve(
    options: { port: number; hostname: string; onListen: () => void },
    handler: (request: Request) => Promise<Response>,
  ): { addr: { port: number } };
}

const { Bun, Deno } = globalThis as { Bun?: FetchServer; Deno?: DenoServer };
const handler = createSigner({ authorize, path: '/api/ktp' });
const [port, hostname] = [Number(globalThis.process?.env['PORT'] ?? 3000), '127.0.0.1'];
const bound = Bun
  ? Bun.serve({ port, hostname, fetch: handler }).port
  : Deno!.serve({ port, hostname, onListen: () => undefined }, handler).addr.port;
console.log(`http://${hostname}:${bound}`);
