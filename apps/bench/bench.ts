// Our figures beside a peer's, measured in one run: npm run bench -- SUITE [options]
import { parseArgs } from 'node:util';

/** Each suite is loaded on demand: most bring their own peers. */
const SUITES = {
  card: async () => (await import('./src/card.ts')).card,
  engine: async () => (await import('./src/engine.ts')).engine,
  interaction: async () => (await import('./src/interaction.ts')).interaction,
  memory: async () => (await import('./src/memory.ts')).memory,
  photo: async () => (await import('./src/photo.ts')).photo,
  signer: async () => (await import('./src/signer.ts')).signer,
  size: async () => (await import('./src/size.ts')).size,
} as const;
const CARDS = { card: 3000, engine: 2, interaction: 0, memory: 50, photo: 20, signer: 0, size: 0 } as const;
const USAGE = `npm run bench -- SUITE [options]

  card     what the rules make of misread fields, beside a NIK checker and the nearest word
  engine   the embedded engine beside tesseract.js on our specimens, and on the cards of a second generator that nothing
           was fitted to; how far the two are apart, by grade and by field
  interaction  a whole scan on a page four times slower: presses, long tasks and the camera's pace, beside a bare page
  memory   what a page holds after many scans, beside what it held after five
  photo    the preparation beside four libraries and the least a browser can do, and the detector beside two
  signer   one call beside both official SDKs and the floor; load and a hostile upload
  size     what a page loads for the hook, the scanner and the camera, and when

  --seed     of the invented people, default 1
  --cards    card: how many, default 3000; engine: per condition, default 2; photo: read by our engine, default 20;
             memory: scans, default 50
  --rounds   photo, interaction: of each measurement, default 5
  --scenes   photo: shown to the detectors, default 240 with a card and half as many without
  --minutes  photo: the time it may take, default 13; rounds, scenes and cards end when it is up, and it is said how many were done
  --only     photo: one part of it: speed, inputs, fixtures, reading, detector, crop or size; engine: own or second
  --pictures photo: a folder of photos whose unasked crops are read too; counts alone are printed
  --seconds  signer: of load, default 60

A table for people, and last one JSON line: {"suite", "figures": [{"name", "value", "unit", "peer"?, "goal"?, "met"?}]}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cards: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    scenes: { type: 'string', default: '240' },
    minutes: { type: 'string', default: '13' },
    only: { type: 'string' },
    pictures: { type: 'string' },
    seconds: { type: 'string', default: '60' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [suite = ''] = positionals;
if (values.help) process.stdout.write(USAGE);
else if (Object.hasOwn(SUITES, suite)) {
  const name = suite as keyof typeof SUITES;
  const run = await SUITES[name]();
  await run({
    seed: Number(values.seed),
    cards: Number(values.cards ?? CARDS[name]),
    rounds: Number(values.rounds),
    scenes: Number(values.scenes),
    minutes: Number(values.minutes),
    only: values.only ?? null,
    pictures: values.pictures ?? null,
    seconds: Number(values.seconds),
  });
} else {
  console.error(`There is no suite "${suite}".\n\n${USAGE}`);
  process.exitCode = 2;
}
