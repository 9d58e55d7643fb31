import { createServer } from 'node:net';

/** A port that is currently free. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => {
    probe.listen(0, resolve);
  });
  const { port } = probe.address() as { readonly port: number };
  await new Promise((resolve) => {
    probe.close(resolve);
  });
  return port;
}
