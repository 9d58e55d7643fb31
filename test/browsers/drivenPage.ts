/** A page in a browser that Playwright does not drive, and the few things a person does on it. Elements are named by XPath. */
export interface DrivenPage {
  readonly open: (address: string) => Promise<void>;
  /** Waits until it is shown, then presses it. */
  readonly press: (xpath: string) => Promise<void>;
  readonly type: (xpath: string, text: string) => Promise<void>;
  /** Chooses a file of this machine. */
  readonly choose: (xpath: string, path: string) => Promise<void>;
  /** Waits until it is shown. */
  readonly see: (xpath: string) => Promise<void>;
  readonly count: (xpath: string) => Promise<number>;
  /** What this expression is in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** PNG. */
  readonly screenshot: () => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

/** How long something may take to be shown: a card is read meanwhile, perhaps on a machine that is busy with other things. */
export const PATIENCE_MS = 180_000;

export const button = (words: string): string => `//button[contains(normalize-space(.), "${words}")]`;
export const heading = (words: string): string =>
  `//*[self::h1 or self::h2 or self::h3][contains(normalize-space(.), "${words}")]`;
