import { readdirSync, readFileSync } from 'node:fs';

/** What a piece of work cost all of a browser's processes together. */
export interface Costs {
  readonly cpuMs: number;
  /** Private and shared memory at its peak, minus what was in use before. */
  readonly peakBytes: number;
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
}

const TICK_MS = 10; // Linux counts in hundredths of a second

function processes(): readonly Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const text = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      // utime, stime, and those of children that have ended.
      const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
      return [{ pid: Number(name), parent: Number(fields[1]), ticks }];
    } catch {
      return []; // ended while being read
    }
  });
}

function treeOf(root: number): readonly Process[] {
  const all = processes();
  const family = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of all) {
      if (!family.has(parent) || family.has(pid)) continue;
      family.add(pid);
      grown = true;
    }
  }
  return all.filter(({ pid }) => family.has(pid));
}

function memoryOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const text = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kilobytes = [...text.matchAll(/^Rss(?:Anon|Shmem):\s+(\d+)/gm)].reduce(
        (s, match) => s + Number(match[1]),
        0,
      );
      return sum + kilobytes * 1024;
    } catch {
      return sum;
    }
  }, 0);
}

/** Private and shared memory of all of a browser's processes, in bytes. */
export const memoryOfTree = (root: number): number => memoryOf(treeOf(root).map(({ pid }) => pid));

const cpuOf = (tree: readonly Process[]): number => tree.reduce((sum, { ticks }) => sum + ticks, 0) * TICK_MS;

const QUIET_MS = 300;
const MOST_QUIET_TRIES = 30;

/** Waits until a browser is idle: it stays busy for a second or two after a page has opened. */
export async function quiet(root: number): Promise<void> {
  for (let triesLeft = MOST_QUIET_TRIES; triesLeft > 0; triesLeft -= 1) {
    const before = cpuOf(treeOf(root));
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    if (cpuOf(treeOf(root)) - before <= TICK_MS) return;
  }
}

/** Runs something in a browser and reads its cost from the operating system. Linux only. */
export async function withCosts<T>(
  root: number,
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly costs: Costs }> {
  const before = treeOf(root);
  const base = memoryOf(before.map(({ pid }) => pid));
  let peak = base;
  let pids = before.map(({ pid }) => pid);
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    if (looks % 4 === 0) pids = treeOf(root).map(({ pid }) => pid); // new processes are rare
    peak = Math.max(peak, memoryOf(pids));
  }, 20);
  try {
    const value = await work();
    peak = Math.max(peak, memoryOf(pids));
    return { value, costs: { cpuMs: cpuOf(treeOf(root)) - cpuOf(before), peakBytes: peak - base } };
  } finally {
    clearInterval(timer);
  }
}
