// Removes old build output first: the compiler never deletes a file whose source is gone.
import { rmSync } from 'node:fs';

for (const path of process.argv.slice(2)) rmSync(path, { recursive: true, force: true });
