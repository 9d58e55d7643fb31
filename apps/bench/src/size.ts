import { type BundleFile, bundle, bytes, withImports } from './bundleSizes.ts';
import { aimed, type Figure, printFigures } from './figures.ts';
import { PEERS, weigh } from './size/peers.ts';
import { type FetchedFile, scannedFiles } from './size/scanned.ts';

/** What every app that could use the scanner already has. */
const SHARED = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'];

function named(files: readonly BundleFile[], names: readonly string[]): readonly BundleFile[] {
  return names.map((name) => {
    const file = files.find((one) => one.name === name);
    if (!file) throw new Error(`The bundle has no file "${name}": it may have another name now.`);
    return file;
  });
}

/**
 * What a page loads for the hook and the scanner, and when: each alone as a bundle, a whole scan as a browser fetches
 * it.
 */
export async function sizeFigures(): Promise<readonly Figure[]> {
  const hook = await bundle(`export { useKtpOcr } from '@ktp-ocr/react'`, SHARED);
  const scanner = await bundle(`export { KtpScanner } from '@ktp-ocr/react'`, SHARED);
  const entry = (files: readonly BundleFile[]): readonly BundleFile[] =>
    withImports(
      files,
      files.filter(({ isEntry }) => isEntry),
    );
  const started = entry(scanner);
  const camera = withImports(
    scanner,
    named(scanner, ['camera/CameraDialog', 'texts/camera/id', 'frame.worker']),
  ).filter((file) => !started.includes(file));
  const [clean, doubtful] = await scannedFiles(['read', 'doubtful']);
  const kilobytes = (files: readonly FetchedFile[] = []): number => Math.round(bytes(files, 'gzip') / 100) / 10;
  const unit = 'kB gz';
  return [
    aimed({ name: 'useKtpOcr, before a photo is chosen', value: kilobytes(entry(hook)), unit, goal: 8 }, 'most'),
    aimed({ name: 'KtpScanner, before a photo is chosen', value: kilobytes(started), unit, goal: 22 }, 'most'),
    aimed({ name: 'all that an upload scan fetches, workers too', value: kilobytes(clean), unit, goal: 45 }, 'most'),
    { name: 'the same where places are in doubt, their names too', value: kilobytes(doubtful), unit },
    { name: 'dropping, where there is a mouse', value: kilobytes(named(scanner, ['start/PhotoDrop'])), unit },
    // Lenses told apart by the words of an Indonesian phone are the last tenth.
    aimed({ name: 'the live camera beside that, worker too', value: kilobytes(camera), unit, goal: 15.2 }, 'most'),
  ];
}

/** Peers, lightest first; one that is currently unavailable is left out and named. */
async function peerFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const peer of PEERS) {
    try {
      const value = Math.round((await weigh(peer)) / 100) / 10;
      figures.push({ name: `${peer.name}: ${peer.does}`, value, unit: 'kB gz' });
    } catch (error) {
      console.log(
        `${peer.name} could not be weighed: ${error instanceof Error ? error.message.split('\n')[0] : error}`,
      );
    }
  }
  return figures.toSorted((one, other) => one.value - other.value);
}

/** The size of what people load. */
export async function size(): Promise<void> {
  printFigures('size', [...(await sizeFigures()), ...(await peerFigures())]);
}
