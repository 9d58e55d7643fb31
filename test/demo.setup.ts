import type { TestProject } from 'vitest/node';
import { startDemoServer } from './demoServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demo is served, with a slash at its end. */
    readonly demo: string;
  }
}

/** One demo for all walks. */
export default async function startDemo(project: TestProject): Promise<() => Promise<void>> {
  const { address, stop } = await startDemoServer();
  project.provide('demo', address);
  return stop;
}
