import type { FakeCameraInput } from '../camera/fakeCamera.ts';

/**
 * What is used of Playwright's own `Locator`, `Page` and `BrowserContext`: any of theirs fits, whichever of its packages and versions an app
 * has.
 */
export interface LocatorLike {
  first(): LocatorLike;
  count(): Promise<number>;
  click(): Promise<void>;
  fill(value: string): Promise<void>;
  waitFor(options?: { readonly timeout?: number }): Promise<void>;
  innerText(): Promise<string>;
  selectOption(value: string): Promise<unknown>;
  setInputFiles(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  // The element is the page's: its type is of no use here.
  evaluateAll<R>(inPage: (elements: Element[]) => R): Promise<R>;
}

export interface PageLike {
  locator(selector: string): LocatorLike;
  evaluate<R, Arg>(inPage: (given: Arg) => R, given: Arg): Promise<R>;
}

/** A context, or a page alone. */
export interface ContextLike {
  addInitScript(script: (given: FakeCameraInput) => unknown, given: FakeCameraInput): Promise<unknown>;
}
