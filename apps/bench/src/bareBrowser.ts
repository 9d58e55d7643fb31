import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { launchOptions } from '../../../scripts/browser.ts';

/** A page that runs a few scripts and carries no test tooling. */
export interface BarePage {
  /** Sends a DevTools protocol command. @throws {Error} if the page refuses it, or a script in it fails. */
  readonly send: <Answer>(method: string, params?: object) => Promise<Answer>;
  /**
   * Runs a function in the page from its source and returns its result: it sees nothing of the scope around it here.
   */
  readonly run: (work: () => unknown) => Promise<unknown>;
  /** The page's script heap, as the DevTools protocol writes it. */
  readonly heapSnapshot: () => Promise<HeapSnapshot>;
  readonly close: () => Promise<void>;
}

/**
 * Rows of numbers with their meaning: for each object on the heap, `nodes` has one number for each name in
 * `node_fields`.
 */
export interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
}

export interface BareBrowser {
  readonly pid: number;
  readonly open: (address: string) => Promise<BarePage>;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly id?: number;
  readonly params?: { readonly chunk?: string };
  readonly result?: { readonly exceptionDetails?: { readonly exception?: { readonly description?: string } } };
  readonly error?: { readonly message: string };
}

async function connect(target: { readonly webSocketDebuggerUrl: string }): Promise<BarePage> {
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let snapshot = '';
  socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as Answer;
    snapshot += answer.params?.chunk ?? '';
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id ?? 0);
  });
  await once(socket, 'open');
  const send = <Result>(method: string, params: object = {}): Promise<Result> => {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params }));
    return new Promise((resolve, reject) => {
      waiting.set(last, ({ result, error }) => {
        const failed = error?.message ?? result?.exceptionDetails?.exception?.description;
        if (failed === undefined) resolve(result as Result);
        else reject(new Error(failed));
      });
    });
  };
  return {
    send,
    run: async (work) => {
      const asked = { expression: `(${work})()`, awaitPromise: true, returnByValue: true };
      return (await send<{ readonly result: { readonly value: unknown } }>('Runtime.evaluate', asked)).result.value;
    },
    heapSnapshot: async () => {
      snapshot = '';
      await send('HeapProfiler.takeHeapSnapshot');
      return JSON.parse(snapshot) as HeapSnapshot;
    },
    close: async () => {
      await send('Page.close');
      socket.close();
    },
  };
}

/**
 * A browser without test tooling: tools that drive pages for tests keep their answers, their queries and the code of
 * both in the page, which is more than what is to be measured.
 */
export async function bareBrowser(): Promise<BareBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'ktp-browser-'));
  const { executablePath = chromium.executablePath(), args } = launchOptions([
    '--headless=new',
    '--disable-gpu',
    '--window-size=360,780',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
  ]);
  const browser = spawn(executablePath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let port = '';
  for await (const line of createInterface(browser.stderr)) {
    port = /^DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1] ?? '';
    if (port) break;
  }
  if (!port) throw new Error(`${executablePath} ended before it could be driven.`);
  browser.stderr.resume();
  return {
    pid: browser.pid!,
    open: async (address) => {
      const opened = await fetch(`http://127.0.0.1:${port}/json/new?${encodeURIComponent(address)}`, { method: 'PUT' });
      const page = await connect((await opened.json()) as { readonly webSocketDebuggerUrl: string });
      // Until then the empty page before it would answer.
      while (!(await page.run(() => location.href !== 'about:blank' && document.readyState === 'complete'))) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return page;
    },
    close: async () => {
      const ended = once(browser, 'exit');
      browser.kill();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
