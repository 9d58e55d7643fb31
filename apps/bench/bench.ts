// Our figures beside a peer's, in one run: npm run bench -- SUITE [options]
import { parseArgs } from 'node:util';
import { card } from './src/card.ts';
import { engine } from './src/engine.ts';

const SUITES = { card, engine } as const;
const CARDS = { card: 3000, engine: 2 } as const;
const USAGE = `npm run bench -- SUITE [--seed S] [--cards N]

  card     what the rules make of misread fields, beside a NIK checker and the nearest word
  engine   the embedded engine beside tesseract.js, on the same drawn cards

  --seed   of the invented people, default 1
  --cards  card: how many, default 3000; engine: per condition, default 2

A table for people, and last one JSON line: {"suite", "figures": [{"name", "value", "unit", "peer"?, "goal"?, "met"?}]}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cards: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [suite = ''] = positionals;
if (values.help) process.stdout.write(USAGE);
else if (Object.hasOwn(SUITES, suite)) {
  const name = suite as keyof typeof SUITES;
  await SUITES[name]({ seed: Number(values.seed), cards: Number(values.cards ?? CARDS[name]) });
} else {
  console.error(`There is no suite "${suite}".\n\n${USAGE}`);
  process.exitCode = 2;
}
