import type { KtpSuggestion } from '../draft.ts';
import type { KtpFieldName } from '../fields.ts';
import { plainName } from '../regions/places.ts';
import type { KtpRegion } from '../regions/regions.ts';
import { suggestion } from './rule.ts';
import { likenessTo } from '../words/text.ts';

/** Less alike than this is another word. */
const LEAST = 0.6;
/** Names this much less alike than the best are offered beside it. */
const CLOSE = 0.1;
const MOST = 3;

/** The names a text is likest to, best first. */
export function nearestNames(
  text: string,
  names: readonly string[],
  evidence: readonly KtpFieldName[] = [],
): readonly KtpSuggestion[] {
  const like = likenessTo(text, LEAST);
  const ranked = [...new Set(names)]
    .map((name) => ({ name, score: like(name) }))
    .filter(({ score }) => score >= LEAST)
    .toSorted((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  return ranked
    .filter(({ score }) => score >= best - CLOSE)
    .slice(0, MOST)
    .map(({ name, score }) => suggestion(name, score, 'region', evidence));
}

/** The regencies a text is likest to. Titles count only where one is misread: they are alike in most names. */
export function nearestRegencies(
  text: string,
  regencies: readonly KtpRegion[],
  evidence: readonly KtpFieldName[],
): readonly KtpSuggestion[] {
  const [title = ''] = /^(?:KAB|KOTA)/.exec(text.toUpperCase()) ?? [];
  const plain = plainName(text);
  const alike = regencies.filter(({ name }) => title === '' || name.startsWith(title));
  const full = new Map(alike.map(({ name }) => [title === '' ? name : plainName(name), name]));
  return nearestNames(title === '' ? text : plain, [...full.keys()], evidence).map((found) => ({
    ...found,
    value: full.get(found.value) ?? found.value,
  }));
}
