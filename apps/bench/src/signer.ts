import sharp from 'sharp';
import { load } from './signer/load.ts';
import type { Measured, Task } from './signer/measure.ts';
import { hear, start } from './signer/processes.ts';
import type { Held } from './signer/served.ts';
import { type Subject, SUBJECTS } from './signer/subjects.ts';
import { uploadTooMuch } from './signer/upload.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly peer?: number;
  readonly goal?: number;
  readonly met?: boolean;
}

const ROUNDS = 3;
const CLIENTS = 200;
/** Bytes of the photo, requests per round, and the allowed share of the official SDK's CPU time. */
const SIZES = [
  { bytes: 300_000, name: '300 kB', requests: 150, goal: 0.65 },
  { bytes: 5_000_000, name: '5 MB', requests: 30, goal: 0.45 },
] as const;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const mb = (bytes: number): number => round(bytes / 1e6, 1);
const atMost = (value: number, goal: number) => ({ goal, met: value <= goal });

/** Waits until connections are closed and timers have run out. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));

async function costs(): Promise<Figure[]> {
  const sink = start('sink.ts');
  const { url: endpoint } = await hear<{ url: string }>(sink);
  const figures: Figure[] = [];
  console.log('photo     subject    CPU ms a request   peak memory MB');
  for (const { bytes, name, requests, goal } of SIZES) {
    const all = new Map<Subject, Measured[]>(SUBJECTS.map((subject) => [subject, []]));
    for (let i = 0; i < ROUNDS; i += 1) {
      // In turn, so that other load on the machine affects all subjects equally.
      for (const subject of SUBJECTS) {
        const task: Task = { name: subject, endpoint, bytes, requests, concurrency: 4 };
        all.get(subject)!.push(await hear<Measured>(start('measure.ts'), task));
      }
    }
    const cpu = (subject: Subject): number => round(median(all.get(subject)!.map(({ cpuMs }) => cpuMs)));
    const peak = (subject: Subject): number => mb(median(all.get(subject)!.map(({ peakRss }) => peakRss)));
    for (const subject of SUBJECTS) {
      const row = [
        name.padEnd(10),
        subject.padEnd(11),
        String(cpu(subject)).padStart(16),
        String(peak(subject)).padStart(16),
      ];
      console.log(row.join(''));
    }
    const ratio = round(median(all.get('ours')!.map(({ cpuMs }, i) => cpuMs / all.get('sdk')![i]!.cpuMs)));
    figures.push(
      { name: `CPU a request, ${name}`, value: cpu('ours'), unit: 'ms', peer: cpu('sdk') },
      { name: `CPU of the international SDK, ${name}`, value: cpu('sdk-intl'), unit: 'ms' },
      { name: `CPU of the floor, ${name}`, value: cpu('floor'), unit: 'ms' },
      { name: `CPU beside the official SDK, ${name}`, value: ratio, unit: '×', ...atMost(ratio, goal) },
      { name: `peak memory, ${name}`, value: peak('ours'), unit: 'MB', peer: peak('sdk') },
    );
  }
  sink.disconnect();
  return figures;
}

async function abuse(seconds: number): Promise<Figure[]> {
  const signer = start('served.ts', '--expose-gc');
  const { url } = await hear<{ url: string }>(signer);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: 400, height: 250, channels: 3, background: '#888', noise } });
  const photo = await picture.jpeg({ quality: 90 }).toBuffer();
  await load(url, photo, Math.min(5, seconds), CLIENTS); // compiled, and at full size
  await settled();
  const before = await hear<Held>(signer, {});
  const { requests, read, quota, errors, p50, p99 } = await load(url, photo, seconds, CLIENTS);
  await settled();
  const after = await hear<Held>(signer, {});
  const growth = round((100 * (after.heap - before.heap)) / before.heap, 1);
  signer.disconnect();
  const fresh = start('served.ts', '--expose-gc');
  const { url: freshUrl } = await hear<{ url: string }>(fresh);
  await load(freshUrl, photo, 1, 2);
  const upload = await uploadTooMuch(freshUrl, fresh);
  fresh.disconnect();
  console.log(
    `\n200 clients for ${seconds} s: ${requests} requests, ${read} read, ${quota} refused for the quota, ${errors} errors`,
  );
  console.log(`300 MB to a limit of 5 MiB: ${upload.status} after ${mb(upload.read)} MB were read\n`);
  return [
    { name: 'load: median of what was read', value: p50, unit: 'ms' },
    { name: 'load: 99th percentile', value: p99, unit: 'ms' },
    { name: 'load: errors besides quota', value: errors, unit: `of ${requests}`, ...atMost(errors, 0) },
    { name: 'load: heap after', value: growth, unit: '% more', ...atMost(growth, 10) },
    { name: 'upload too large: status', value: upload.status, unit: '', goal: 413, met: upload.status === 413 },
    { name: 'upload too large: read', value: mb(upload.read), unit: 'MB', ...atMost(mb(upload.read), 10) },
    {
      name: 'upload too large: memory above idle',
      value: mb(upload.above),
      unit: 'MB',
      ...atMost(mb(upload.above), 40),
    },
  ];
}

/**
 * The signer beside both official SDKs and the floor: what one request costs, and what many or hostile ones do to it.
 */
export async function signer({ seconds }: { readonly seconds: number }): Promise<void> {
  const figures = [...(await costs()), ...(await abuse(seconds))];
  for (const { name, value, unit, peer, goal, met } of figures) {
    const beside = peer === undefined ? '' : `  (SDK ${peer})`;
    const wanted = goal === undefined ? '' : `  goal ${goal}: ${met ? 'met' : 'NOT MET'}`;
    console.log(`${name.padEnd(44)}${value} ${unit}${beside}${wanted}`);
  }
  console.log(JSON.stringify({ suite: 'signer', figures }));
}
