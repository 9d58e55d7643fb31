import type { FakeCameraInput } from '../camera/fakeCamera.ts';

/**
 * What is used of Playwright's own `Locator`, `Page` and `BrowserContext`: any of theirs fits, whichever of its packages and versions an app
 * has.
 */
export interface LocatorLike {
  /** The first of the elements it stands for. */
  first(): LocatorLike;
  /** How many elements it stands for at this moment. */
  count(): Promise<number>;
  /** Presses the element, once it can be pressed. */
  click(): Promise<void>;
  /** Replaces what is written in an input. */
  fill(value: string): Promise<void>;
  /** Waits until the element is to be seen; `timeout` in milliseconds. */
  waitFor(options?: { readonly timeout?: number }): Promise<void>;
  /** The text as the page shows it. */
  innerText(): Promise<string>;
  /** Chooses an option of a `<select>`, by its value or its text. */
  selectOption(value: string): Promise<unknown>;
  /** Gives a file to an `<input type="file">`. */
  setInputFiles(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** Calls a function in the page with all elements it stands for. */
  // The element is the page's: its type is of no use here.
  evaluateAll<R>(inPage: (elements: Element[]) => R): Promise<R>;
}

/** Playwright's `Page`, as far as it is used. */
export interface PageLike {
  /** Stands for the elements of a CSS selector, looked up anew at each use. */
  locator(selector: string): LocatorLike;
  /** Calls a function in the page. It reaches nothing but what it is given. */
  evaluate<R, Arg>(inPage: (given: Arg) => R, given: Arg): Promise<R>;
}

/** A context, or a page alone. */
export interface ContextLike {
  /** Calls a function in every page from now on, before the page's own scripts. */
  addInitScript(script: (given: FakeCameraInput) => unknown, given: FakeCameraInput): Promise<unknown>;
}
