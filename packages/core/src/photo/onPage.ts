// What the page fetches only where the worker is not enough.
export { assertWhole } from './assertWhole.ts';
export { preparePixels } from './preparePixels.ts';
