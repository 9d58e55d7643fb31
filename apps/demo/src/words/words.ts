import { en } from './en.ts';
import { id } from './id.ts';

/** Bahasa Indonesia first. */
export type Language = 'id' | 'en';

/** Every word of the demo's own pages. The scanner brings its own. */
export type Words = typeof id;

export const WORDS: Readonly<Record<Language, Words>> = { id, en };
