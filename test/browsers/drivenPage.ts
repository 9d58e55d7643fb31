/**
 * A page in a browser that Playwright does not drive, with the few things a person does on it. XPath selects elements.
 */
export interface DrivenPage {
  readonly open: (address: string) => Promise<void>;
  /** Waits until it is visible, then clicks it. */
  readonly press: (xpath: string) => Promise<void>;
  readonly type: (xpath: string, text: string) => Promise<void>;
  /** Chooses a file on this machine. */
  readonly choose: (xpath: string, path: string) => Promise<void>;
  /** Waits until it is visible. */
  readonly see: (xpath: string) => Promise<void>;
  readonly count: (xpath: string) => Promise<number>;
  /** The value of an expression evaluated in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** PNG. */
  readonly screenshot: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

export const button = (words: string): string => `//button[contains(normalize-space(.), "${words}")]`;
export const heading = (words: string): string =>
  `//*[self::h1 or self::h2 or self::h3][contains(normalize-space(.), "${words}")]`;
