// Combines a stylesheet with the parts it imports. TypeScript checks side-effect imports, so an empty declaration ships
// beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const IMPORT = /^@import '(.+)';$/gm;
const whole = readFileSync('src/styles.css', 'utf8').replace(IMPORT, (_, part: string) =>
  readFileSync(join('src', part), 'utf8').trim(),
);
if (whole.includes('@import')) throw new Error('An import of src/styles.css was not understood.');

writeFileSync('dist/styles.css', whole);
writeFileSync('dist/styles.css.d.ts', 'export {};\n');
