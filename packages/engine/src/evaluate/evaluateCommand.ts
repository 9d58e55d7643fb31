import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isKtpError, type KtpEngine, type PreparedPhoto, sniffPhoto } from '@ktp-ocr/core';
import { COLUMNS } from './columns.ts';
import { compareRates, isRates } from './compareRates.ts';
import { type JudgedPicture, judgePicture } from './judgePicture.ts';
import { type LabelledPicture, type LabelProblem, readLabels } from './labels.ts';
import { printDifferences, printRates } from './printRates.ts';
import { type Rates, ratesOf } from './rates.ts';
import { ratesPage } from './ratesPage.ts';

const EVALUATE_USAGE = `Reads the labelled pictures of a folder and says how well it read them.
Nothing is sent, and no value is ever written.

  ktp-ocr evaluate [options] FOLDER

  --labels FILE    what stands on the cards; default: labels.csv or labels.json in the folder
  --json           the rates as JSON instead of tables
  --html FILE      writes a page with charts of the rates too
  --baseline FILE  rates that --json wrote before: says what changed since
  --help           this text

Labels are a CSV with a row of names, or a JSON array of objects: file, the picture's path within the folder, and any of
${COLUMNS.slice(0, 10).join(', ')},
${COLUMNS.slice(10).join(', ')}.
Each as printed on the card; dates may be YYYY-MM-DD too. What is missing or empty is not judged.

Ends with 0 when every picture was judged, refused or not, and with 2 where something about the input is wrong.
`;

/** What the command writes to and reads with. */
export interface EvaluateWorld {
  readonly engine: () => KtpEngine & { close(): Promise<void> };
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether `err` is a terminal, where a line can be overwritten. */
  readonly live: boolean;
}

interface Command {
  readonly folder: string;
  readonly labels: string | null;
  readonly json: boolean;
  readonly html: string | null;
  readonly baseline: string | null;
}

function parse(args: readonly string[]): Command | 'help' | LabelProblem {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        labels: { type: 'string' },
        json: { type: 'boolean', default: false },
        html: { type: 'string' },
        baseline: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return { problem: 'Name one folder.' };
    const { labels = null, json, html = null, baseline = null } = values;
    return { folder, labels, json, html, baseline };
  } catch {
    return { problem: 'An option is unknown, or lacks its file.' };
  }
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() ?? false;

async function labelsOf({ folder, labels }: Command): Promise<readonly LabelledPicture[] | LabelProblem> {
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() ?? false;
  if (!isFolder) return { problem: 'There is no such folder.' };
  if (labels !== null) return readLabels(folder, labels);
  for (const name of ['labels.csv', 'labels.json']) {
    if (await isFile(join(folder, name))) return readLabels(folder, join(folder, name));
  }
  return { problem: 'There is no labels.csv and no labels.json in the folder. Name another file with --labels.' };
}

async function baselineOf(file: string | null): Promise<Rates | null | LabelProblem> {
  if (file === null) return null;
  try {
    const rates: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRates(rates) ? rates : { problem: 'The baseline was not written by --json of this version.' };
  } catch {
    return { problem: 'The baseline cannot be opened, or is not JSON.' };
  }
}

async function photoOf(path: string): Promise<PreparedPhoto> {
  const bytes = await readFile(path);
  const { width, height, kind } = sniffPhoto(bytes);
  const mediaType = kind === 'png' ? 'image/png' : 'image/jpeg';
  const blob = new Blob([bytes], { type: mediaType });
  return { blob, mediaType, width: width ?? 0, height: height ?? 0, originalBytes: bytes.length, quality: null };
}

async function judgeAll(pictures: readonly LabelledPicture[], world: EvaluateWorld): Promise<readonly JudgedPicture[]> {
  const engine = world.engine();
  const judged: JudgedPicture[] = [];
  try {
    for (const { path, expected } of pictures) {
      judged.push(await judgePicture(engine, await photoOf(path), expected));
      if (world.live) world.err(`\r${judged.length} of ${pictures.length} pictures`);
    }
  } finally {
    if (world.live) world.err('\n');
    await engine.close();
  }
  return judged;
}

/** Why it could not go on, without anything an error may quote. */
const trouble = (error: unknown): string =>
  isKtpError(error) ? `The engine cannot read here: ${error.code}.` : 'A file could not be read or written.';

/**
 * `ktp-ocr evaluate`: how well cards are read, on pictures that stay where they are.
 *
 * @returns The exit code of the process.
 */
export async function evaluateCommand(args: readonly string[], world: EvaluateWorld): Promise<number> {
  const say = ({ problem }: LabelProblem): number => {
    world.err(`${problem}\n`);
    return 2;
  };
  const command = parse(args);
  if (command === 'help') {
    world.out(EVALUATE_USAGE);
    return 0;
  }
  if ('problem' in command) return say({ problem: `${command.problem}\n\n${EVALUATE_USAGE}` });
  const baseline = await baselineOf(command.baseline);
  if (baseline && 'problem' in baseline) return say(baseline);
  const pictures = await labelsOf(command);
  if ('problem' in pictures) return say(pictures);
  try {
    const rates = ratesOf(await judgeAll(pictures, world));
    const differences = baseline ? compareRates(baseline, rates) : [];
    if (command.html !== null) await writeFile(command.html, ratesPage(rates, differences));
    world.out(command.json ? `${JSON.stringify(rates)}\n` : printRates(rates));
    if (baseline && !command.json) world.out(`\n${printDifferences(differences)}`);
    return 0;
  } catch (error) {
    return say({ problem: trouble(error) });
  }
}
