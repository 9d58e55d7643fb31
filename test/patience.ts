/**
 * How long things may take on a busy machine: no test is about speed, the benches are. The only place where waits are
 * set.
 */

/** For one test, including its set-up. */
export const TEST_MS = 300_000;

/**
 * For something a test expects to appear, such as a screen: a card may be read meanwhile. Shorter, so that a test says
 * what was missing.
 */
export const PATIENCE_MS = 180_000;
