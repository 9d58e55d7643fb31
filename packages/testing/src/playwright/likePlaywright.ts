/**
 * The parts of Playwright's own `Locator`, `Page` and `BrowserContext` that are used here: any of theirs fits,
 * whichever of its packages and versions an app has.
 */
export interface LocatorLike {
  /** The first of the matching elements. */
  first(): LocatorLike;
  /** How many elements match at this moment. */
  count(): Promise<number>;
  /** Clicks the element once it is clickable. */
  click(): Promise<void>;
  /** Replaces the text in an input. */
  fill(value: string): Promise<void>;
  /** Waits until the element is visible; `timeout` in milliseconds. */
  waitFor(options?: { readonly timeout?: number }): Promise<void>;
  /** The text as the page shows it. */
  innerText(): Promise<string>;
  /** Selects an option of a `<select>` by its value or text. */
  selectOption(value: string): Promise<unknown>;
  /** Gives a file to an `<input type="file">`. */
  setInputFiles(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void>;
  /** Calls a function in the page with all matching elements. */
  // The element belongs to the page, so its type is of no use here.
  evaluateAll<R>(inPage: (elements: Element[]) => R): Promise<R>;
}

/** The parts of Playwright's `Page` that are used here. */
export interface PageLike {
  /** The elements that match a CSS selector, looked up afresh at each use. */
  locator(selector: string): LocatorLike;
  /** Calls a function in the page. It can use only what it is given. */
  evaluate<R, Arg>(inPage: (given: Arg) => R, given: Arg): Promise<R>;
}

/** A context, or a single page. */
export interface ContextLike {
  /** Runs a script in every page opened from now on, before the page's own scripts. */
  addInitScript(script: { content: string }): Promise<unknown>;
}
