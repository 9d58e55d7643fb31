// TypeScript checks side-effect imports, so the stylesheet ships an empty declaration beside it.
import { copyFileSync, writeFileSync } from 'node:fs';

copyFileSync('src/styles.css', 'dist/styles.css');
writeFileSync('dist/styles.css.d.ts', 'export {};\n');
