/**
 * How long things may take on a machine that is busy with others: none of these is about speed, the benches are. The one place
 * where waits are set.
 */

/** One test, and what is set up for it. */
export const TEST_MS = 300_000;

/** Something a test expects to come, such as a screen: a card may be read meanwhile. Shorter, so that a test says what it missed. */
export const PATIENCE_MS = 180_000;
