import type { TestProject } from 'vitest/node';
import { buildDemo, startDemoServer } from './demoServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo is served, with a trailing slash. */
    readonly demo: string;
  }
}

/** One demo for all walks, with the built page: a page from the sources takes seconds to open. */
export default async function startDemo(project: TestProject): Promise<() => Promise<void>> {
  await buildDemo();
  const { address, stop } = await startDemoServer(['--built']);
  project.provide('demo', address);
  return stop;
}
