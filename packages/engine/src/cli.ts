#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isKtpError, type KtpError, type PreparedPhoto } from '@ktp-ocr/core';
import { answerFromReading } from '@ktp-ocr/core/kit';
import { embeddedEngine } from './node.ts';

const USAGE = `Reads photos of KTPs with the embedded engine: one JSON line each.

  npm run -s scan -- [options] FILE...

  --face          cut out the face photo too (Base64 JPEG in Response.Photo)
  --scene V1|V2   V1 leaves out Provinsi and Kota; default V2
  --help          this text

  ktp-ocr evaluate FOLDER   how well it reads pictures of yours; ktp-ocr evaluate --help says more

Each line is {file, Response, Engine, Confidence, Boxes} or {file, error: {code, message}}.
Ends with 1 if any file failed, with 2 if the command was not understood.
`;

interface Command {
  readonly files: readonly string[];
  readonly face: boolean;
  readonly scene: 'V1' | 'V2';
}

function parse(): Command | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        face: { type: 'boolean', default: false },
        scene: { type: 'string', default: 'V2' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return USAGE;
    if (values.scene !== 'V1' && values.scene !== 'V2') throw new Error(`--scene is V1 or V2, not ${values.scene}.`);
    if (positionals.length === 0) throw new Error('Name at least one file.');
    return { files: positionals, face: values.face, scene: values.scene };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exit(2);
  }
}

function fileProblem(error: NodeJS.ErrnoException): { code: string; message: string } {
  if (error.code === 'ENOENT') return { code: 'file-not-found', message: 'There is no such file. Check the name.' };
  if (error.code === 'EISDIR') return { code: 'file-is-folder', message: 'This is a folder. Name the files in it.' };
  return { code: 'file-unreadable', message: `The file could not be opened (${error.code ?? error.name}).` };
}

async function readEach({ files, face, scene }: Command): Promise<void> {
  const engine = embeddedEngine();
  const { signal } = new AbortController();
  for (const file of files) {
    try {
      const bytes = await readFile(file);
      const blob = new Blob([bytes]);
      const photo: PreparedPhoto = {
        blob,
        mediaType: 'image/jpeg',
        width: 0,
        height: 0,
        originalBytes: blob.size,
        quality: null,
      };
      const reading = await engine.recognise(photo, { signal, scene, returnHeadImage: face });
      console.log(JSON.stringify({ file, ...answerFromReading(reading, crypto.randomUUID()) }));
    } catch (error) {
      process.exitCode = 1;
      const { code, message } = isKtpError(error) ? (error as KtpError) : fileProblem(error as NodeJS.ErrnoException);
      console.log(JSON.stringify({ file, error: { code, message } }));
    }
  }
  await engine.close();
}

async function evaluate(args: readonly string[]): Promise<void> {
  const { evaluateCommand } = await import('./evaluate/evaluateCommand.ts');
  process.exitCode = await evaluateCommand(args, {
    engine: embeddedEngine,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    live: process.stderr.isTTY,
  });
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'evaluate') await evaluate(rest);
else {
  const command = parse();
  if (typeof command === 'string') process.stdout.write(command);
  else await readEach(command);
}
