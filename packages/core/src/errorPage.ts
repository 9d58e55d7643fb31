import type { KtpErrorCode } from './problems.ts';

/** Where this repository's documentation is published. The only place to change it. */
const DOCS = 'https://github.com/ktp-ocr/ktp-ocr/blob/main/docs';

/** Bundlers replace `process.env.NODE_ENV` with a string; in a page without a bundler there is no `process`. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** The address of the page about a code: what happened, probable causes and how to tell them apart, what to do. */
export function errorPage(code: KtpErrorCode): string {
  return `${DOCS}/errors/${code}.md`;
}

/** A message with the address of its page if `NODE_ENV` is `development`. Otherwise it stays short. */
export function withPageInDevelopment(message: string, code: KtpErrorCode): string {
  try {
    if (process.env.NODE_ENV !== 'development') return message;
    const page = errorPage(code);
    // An error that crosses to another thread is rebuilt there from its message.
    return message.includes(page) ? message : `${message} ${page}`;
  } catch {
    return message;
  }
}
