import { type BundleFile, bundle, bytes, withImports } from './bundleSizes.ts';
import { aimed, type Figure, printFigures } from './figures.ts';
import { PEERS, weigh } from './size/peers.ts';

/** What every app that could use the scanner has already. */
const SHARED = ['react', 'react-dom', 'react/jsx-runtime', '@tanstack/react-query'];

/**
 * What somebody has loaded who uploads one photo with a phone, in Bahasa Indonesia, and confirms what was read: by the name of
 * the file that is fetched. With a mouse there is `PhotoDrop` beside it.
 */
const UPLOAD_SCAN = ['ScanScreens', 'labels/id', 'scanWork', 'prepareAndFind.worker', 'knowledge/cardKnowledge'];

function named(files: readonly BundleFile[], names: readonly string[]): readonly BundleFile[] {
  return names.map((name) => {
    const file = files.find((one) => one.name === name);
    if (!file) throw new Error(`The bundle has no file "${name}": it may have another name now.`);
    return file;
  });
}

/** What a page loads for the hook and the scanner, and when. */
export async function sizeFigures(): Promise<readonly Figure[]> {
  const hook = await bundle(`export { useKtpOcr } from '@ktp-ocr/react'`, SHARED);
  const scanner = await bundle(`export { KtpScanner } from '@ktp-ocr/react'`, SHARED);
  const entry = (files: readonly BundleFile[]): readonly BundleFile[] =>
    withImports(
      files,
      files.filter(({ isEntry }) => isEntry),
    );
  const scan = withImports(scanner, [...entry(scanner), ...named(scanner, UPLOAD_SCAN)]);
  const camera = withImports(
    scanner,
    named(scanner, ['camera/CameraDialog', 'labels/camera/id', 'frame.worker']),
  ).filter((file) => !scan.includes(file) || file.name === 'frame.worker');
  const kilobytes = (files: readonly BundleFile[]): number => Math.round(bytes(files, 'gzip') / 100) / 10;
  const unit = 'kB gz';
  const dropping = named(scanner, ['PhotoDrop']);
  return [
    aimed({ name: 'useKtpOcr, before a photo is chosen', value: kilobytes(entry(hook)), unit, goal: 8 }, 'most'),
    aimed({ name: 'KtpScanner, before a photo is chosen', value: kilobytes(entry(scanner)), unit, goal: 22 }, 'most'),
    aimed({ name: 'all of an upload scan, workers too', value: kilobytes(scan), unit, goal: 45 }, 'most'),
    { name: 'dropping, where there is a mouse', value: kilobytes(dropping), unit },
    aimed({ name: 'the live camera beside that, worker too', value: kilobytes(camera), unit, goal: 14 }, 'most'),
  ];
}

/** Peers, lightest first; one that cannot be had now is left out and named. */
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

/** The weight of what people load. */
export async function size(): Promise<void> {
  printFigures('size', [...(await sizeFigures()), ...(await peerFigures())]);
}
