import { isKtpError } from '@ktp-ocr/core';

/** Where an error was thrown, without its message, which may quote anything. */
function frames({ stack = '' }: Error): readonly string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4);
}

function causes(error: Error): readonly Error[] {
  const found: Error[] = [];
  for (let { cause } = error; cause instanceof Error && found.length < 3; { cause } = cause) found.push(cause);
  return found;
}

function nameOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return /^[\w ]{1,80}$/.test(`${error.name}${code}`) ? `${error.name}${code}` : 'Error';
}

/** Passing troubles are not mistakes in the set-up, and callers can cause them at will: they must not fill a log. */
function passes(error: Error): boolean {
  return isKtpError(error) && (error.kind === 'retry' || error.kind === 'quota');
}

/**
 * The default of `onFault`: says on the console what failed and where. Our own sentences are fixed and hold nothing of
 * a card; of other errors only the name and the place are said, since their messages may quote anything.
 */
export function consoleFault(error: Error, requestId: string): void {
  if (passes(error)) return;
  const ours = isKtpError(error) ? `${error.code}${error.detail ? ` (${error.detail})` : ''}: ${error.message}` : '';
  const lines = [
    `@ktp-ocr/signer ${requestId} ${ours || nameOf(error)}`,
    ...(ours ? [] : frames(error)),
    ...causes(error).flatMap((cause) => [
      `  caused by ${isKtpError(cause) ? `${cause.code}: ${cause.message}` : nameOf(cause)}`,
      ...frames(cause),
    ]),
  ];
  // oxlint-disable-next-line no-console -- the one place that speaks without being asked to
  console.error(lines.join('\n'));
}
