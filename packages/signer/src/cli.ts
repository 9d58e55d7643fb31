#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { isKtpError } from '@ktp-ocr/core';
import { isRecord } from './endpoint/isRecord.ts';
import { run } from './command/run.ts';
import { readSettings, SettingsError } from './command/settings.ts';
import { USAGE } from './command/usage.ts';

const args = process.argv.slice(2);

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return isRecord(manifest) ? String(manifest['version']) : '';
}

/** A message for the person who started it: one sentence, and no stack. */
function sentence(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE') return 'The port is in use. Choose another with --port.';
  if (error.code === 'EACCES') return 'This port is not allowed. Choose one above 1023 with --port.';
  if (error.code === 'EADDRNOTAVAIL') return 'The address of --host does not belong to this machine.';
  return isKtpError(error) || error instanceof SettingsError ? error.message : `It could not start: ${error.name}.`;
}

async function main(): Promise<void> {
  const settings = readSettings(args, process.env);
  const running = await run(settings, process.env, (line) => process.stdout.write(line));
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1); // told twice
    stopping = true;
    running.stop({ drain: signal === 'SIGTERM' }).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

if (args.includes('--help') || args.includes('-h')) process.stdout.write(USAGE);
else if (args.includes('--version')) process.stdout.write(`${version()}\n`);
else {
  main().catch((error: NodeJS.ErrnoException) => {
    console.error(`ktp-signer: ${sentence(error)}`);
    if (error instanceof SettingsError) console.error('ktp-signer --help shows every option.');
    process.exit(error instanceof SettingsError ? 2 : 1);
  });
}
