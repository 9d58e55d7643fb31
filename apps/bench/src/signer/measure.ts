// One subject, measured alone in this process: CPU time of every thread, and peak memory.
import { seededRandom } from '@ktp-ocr/testing/node';
import { type Subject, subject } from './subjects.ts';

/** What to measure. */
export interface Task {
  readonly name: Subject;
  readonly endpoint: string;
  readonly bytes: number;
  readonly requests: number;
  readonly concurrency: number;
}

export interface Measured {
  /** Milliseconds of CPU per request. */
  readonly cpuMs: number;
  /** Bytes. */
  readonly peakRss: number;
}

/** A photo as incompressible as a real one. */
function photoOf(bytes: number): Uint8Array<ArrayBuffer> {
  const photo = new Uint8Array(bytes);
  const random = seededRandom(1);
  for (let i = 4; i < bytes; i += 1) photo[i] = random() * 256;
  photo.set([0xff, 0xd8, 0xff, 0xe0]);
  return photo;
}

process.once('message', async (task: Task) => {
  const send = await subject(task.name, task.endpoint, photoOf(task.bytes));
  async function all(requests: number): Promise<void> {
    let left = requests;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await send();
      }
    };
    await Promise.all(Array.from({ length: task.concurrency }, one));
  }
  await all(Math.ceil(task.requests / 3)); // compiled, connected
  const before = process.cpuUsage();
  await all(task.requests);
  const { user, system } = process.cpuUsage(before);
  const measured: Measured = {
    cpuMs: (user + system) / 1000 / task.requests,
    peakRss: process.resourceUsage().maxRSS * 1024,
  };
  process.send?.(measured, () => process.exit());
});
