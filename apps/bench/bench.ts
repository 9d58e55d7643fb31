// Our figures beside a peer's, in one run: npm run bench -- SUITE [options]
import { parseArgs } from 'node:util';
import { card } from './src/card.ts';
import { engine } from './src/engine.ts';
import { photo } from './src/photo.ts';

const SUITES = { card, engine, photo } as const;
const CARDS = { card: 3000, engine: 2, photo: 12 } as const;
const USAGE = `npm run bench -- SUITE [--seed S] [--cards N] [--rounds N] [--scenes N] [--only PART]

  card     what the rules make of misread fields, beside a NIK checker and the nearest word
  engine   the embedded engine beside tesseract.js, on the same drawn cards
  photo    the preparation beside four libraries and the least a browser can do, and the detector beside two

  --seed   of the invented people, default 1
  --cards  card: how many, default 3000; engine: per condition, default 2; photo: read by our engine, default 12
  --rounds photo: of each measurement, default 5
  --scenes photo: shown to the detectors, default 240 with a card and half as many without
  --only   photo: one part of it: speed, inputs, reading, detector or size

A table for people, and last one JSON line: {"suite", "figures": [{"name", "value", "unit", "peer"?, "goal"?, "met"?}]}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cards: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    scenes: { type: 'string', default: '240' },
    only: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [suite = ''] = positionals;
if (values.help) process.stdout.write(USAGE);
else if (Object.hasOwn(SUITES, suite)) {
  const name = suite as keyof typeof SUITES;
  await SUITES[name]({
    seed: Number(values.seed),
    cards: Number(values.cards ?? CARDS[name]),
    rounds: Number(values.rounds),
    scenes: Number(values.scenes),
    only: values.only ?? null,
  });
} else {
  console.error(`There is no suite "${suite}".\n\n${USAGE}`);
  process.exitCode = 2;
}
