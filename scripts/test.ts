// Runs everything, then prints one closing line with the counts the runner itself reported.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const REPORT = '.cache/vitest.json';
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
mkdirSync('.cache', { recursive: true });
rmSync(REPORT, { force: true });

/** A step that fails without counting a failure counts as one. */
function step(title: string, command: string, count?: () => Counts): void {
  console.log(`\n== ${title}: ${command}`);
  const started = Date.now();
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true });
  let counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    if (count) counts = count();
  } catch (error) {
    console.log(`== ${title}: no usable report (${error instanceof Error ? error.message : String(error)})`);
    counts.failed = 1;
  }
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  console.log(`== ${title}: ${counts.failed ? 'FAILED' : 'done'} after ${Math.round((Date.now() - started) / 1000)} s`);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

function vitestCounts(): Counts {
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport;
  const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

step('build', 'npm run -s build');
step('types', 'npm run -s types');
step('lint', 'npm run -s lint');
step('tests', 'vitest run', vitestCounts);

if (total.passed === 0 && total.failed === 0) total.failed = 1; // nothing ran
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;
