// What the page fetches only if the worker is not enough.
export { assertWhole } from './assertWhole.ts';
export { preparePixels } from './preparePixels.ts';
