import { connect } from 'node:net';
import type { ChildProcess } from 'node:child_process';
import { hear } from './processes.ts';
import type { Held } from './served.ts';

const MB = 1_000_000;
const CHUNK = 64 * 1024;

export interface Uploaded {
  readonly status: number;
  /** Bytes the signer read, including those it discarded while its answer was on the way. */
  readonly read: number;
  /** Bytes of memory above what the signer used before. */
  readonly above: number;
}

/** Sends 300 MB without declaring the length, to a signer that accepts 5 MiB. */
export async function uploadTooMuch(url: string, signer: ChildProcess): Promise<Uploaded> {
  const before = await hear<Held>(signer, {});
  const status = await new Promise<number>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    const chunk = Buffer.concat([
      Buffer.from(`${CHUNK.toString(16)}\r\n`),
      Buffer.alloc(CHUNK, 1),
      Buffer.from('\r\n'),
    ]);
    let queued = 0;
    const write = (): void => {
      while (!socket.destroyed && queued < 300 * MB) {
        queued += chunk.length;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('drain', write).on('error', reject);
    socket.once('data', (data) => {
      const [, status = '0'] = /^HTTP\/1\.1 (\d+)/.exec(data.toString()) ?? [];
      socket.once('close', () => resolve(Number(status))).destroy();
    });
    socket.write(
      'POST / HTTP/1.1\r\nHost: x\r\nX-KTP-Client: 1\r\nContent-Type: image/jpeg\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    write();
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { peakRss, lastRead } = await hear<Held>(signer, {});
  return { status, read: lastRead, above: Math.max(0, peakRss - before.rss) };
}
