import { Agent, request } from 'node:http';

export interface Loaded {
  readonly requests: number;
  readonly read: number;
  /** Refused because of a quota, as they should be. */
  readonly quota: number;
  /** Anything else; 0 is the only good number. */
  readonly errors: number;
  /** Milliseconds of the requests that were read. */
  readonly p50: number;
  readonly p99: number;
}

function send(url: string, agent: Agent, user: string, photo: Uint8Array): Promise<{ status: number; code: string }> {
  return new Promise((resolve) => {
    const headers = {
      'Content-Type': 'image/jpeg',
      'Content-Length': photo.length,
      'X-KTP-Client': '1',
      'X-User': user,
    };
    const failed = (): void => resolve({ status: 0, code: '' });
    request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.on('data', (data) => (text += data)).on('error', failed);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        resolve({ status, code: status === 200 ? '' : ((JSON.parse(text) as { code: string }).code ?? '') });
      });
    })
      .on('error', failed)
      .end(photo);
  });
}

/** This many clients at once, each sending one photo after another. */
export async function load(url: string, photo: Uint8Array, seconds: number, clients: number): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const until = performance.now() + seconds * 1000;
  const [times, counts]: [number[], { read: number; quota: number; errors: number }] = [
    [],
    { read: 0, quota: 0, errors: 0 },
  ];
  async function client(user: string): Promise<void> {
    while (performance.now() < until) {
      const started = performance.now();
      const { status, code } = await send(url, agent, user, photo);
      if (status === 200) {
        counts.read += 1;
        times.push(performance.now() - started);
      } else if (code === 'signer.queue_full' || code === 'signer.user_quota') {
        counts.quota += 1;
        await new Promise((resolve) => setTimeout(resolve, 200));
      } else counts.errors += 1;
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, i) => client(`user-${i}`)));
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
  return { ...counts, requests: counts.read + counts.quota + counts.errors, p50: at(0.5), p99: at(0.99) };
}
