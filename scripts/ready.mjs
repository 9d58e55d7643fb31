// Sets the repository up on the first call and costs nothing on later ones. It writes only to standard error, so that
// commands whose output other programs read stay clean.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const weights = readdirSync('packages/engine/weights').filter((file) => file.endsWith('.onnx'));
const READY = [
  'node_modules/.pnpm',
  ...['ort-wasm-simd-threaded.wasm', ...weights].map((file) => `packages/engine/models/${file}`),
];
if (!READY.every((path) => existsSync(path))) {
  const { status } = spawnSync('npm run -s setup >&2', { stdio: ['ignore', 'inherit', 'inherit'], shell: true });
  process.exitCode = status ?? 1;
}
