import type { TestProject } from 'vitest/node';
import { packPackages } from '../../scripts/packPackages.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packages as they would be published: tarballs by package name. */
    readonly tarballs: Readonly<Record<string, string>>;
  }
}

/** Packed once for all consumers. */
export default function pack(project: TestProject): void {
  project.provide('tarballs', packPackages('.cache/packs'));
}
