// Our figures beside a peer's, in one run: npm run bench -- SUITE [options]
import { parseArgs } from 'node:util';
import { engine } from './src/engine.ts';
import { signer } from './src/signer.ts';

const SUITES = { engine, signer } as const;
const USAGE = `npm run bench -- SUITE [--seed S] [--cards N] [--seconds N]

  engine   the embedded engine beside tesseract.js, on the same drawn cards
  signer   one call beside both official SDKs and the floor; load and a hostile upload

  --seed   of the invented people, default 1
  --cards  per condition, default 2
  --seconds  of load, default 60

A table for people, and last one JSON line: {"suite", "figures": [{"name", "value", "unit", "peer"?, "goal"?, "met"?}]}
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    cards: { type: 'string', default: '2' },
    seconds: { type: 'string', default: '60' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [suite = ''] = positionals;
if (values.help) process.stdout.write(USAGE);
else if (Object.hasOwn(SUITES, suite)) {
  await SUITES[suite as keyof typeof SUITES]({
    seed: Number(values.seed),
    cards: Number(values.cards),
    seconds: Number(values.seconds),
  });
} else {
  console.error(`There is no suite "${suite}".\n\n${USAGE}`);
  process.exitCode = 2;
}
