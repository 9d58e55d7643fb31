import type { KtpSuggestion } from '../draft.ts';
import type { KtpFieldName } from '../fields.ts';
import { plainName } from '../regions/places.ts';
import type { KtpRegion } from '../regions/regions.ts';
import { suggestion } from './rule.ts';
import { likenessTo, misfit } from '../words/text.ts';

/** Anything less alike is another word. */
const LEAST = 0.6;
/** Names this much less alike than the best are offered beside it. */
const CLOSE = 0.1;
const MOST = 3;

/**
 * How much better the best name must fit than any other: about a whole word of at least four letters, such as `BARAT`.
 */
const TOLD_APART = 0.95;

/**
 * Names of regencies and provinces are beginnings and ends of other names, so a suggestion must fit clearly better than
 * any other.
 */
export function toldApart(
  text: string,
  found: readonly KtpSuggestion[],
  names: readonly string[],
): readonly KtpSuggestion[] {
  const best = found[0]?.value;
  if (best === undefined) return found;
  const least = misfit(text, best) + TOLD_APART;
  return names.every((name) => name === best || misfit(text, name) >= least) ? found.slice(0, 1) : [];
}

/** The names most like a text, best first. */
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

/** The regency most like a text, even if its title is misread too: `KABUPHTEN WAROPEN` is not YAPEN WAROPEN. */
export function nearestRegencies(
  text: string,
  regencies: readonly KtpRegion[],
  evidence: readonly KtpFieldName[],
): readonly KtpSuggestion[] {
  const [title = ''] = /^(?:KAB|KOTA)/.exec(text.toUpperCase()) ?? [];
  const alike = regencies.filter(({ name }) => title === '' || name.startsWith(title));
  const offers = (written: string, nameOf: (name: string) => string): readonly KtpSuggestion[] => {
    const full = new Map(alike.map(({ name }) => [nameOf(name), name]));
    const names = [...full.keys()];
    const found = toldApart(written, nearestNames(written, names, evidence), names);
    return found.map((one) => ({ ...one, value: full.get(one.value) ?? one.value }));
  };
  const whole = offers(text, (name) => name);
  const plain = plainName(text);
  if (plain === text) return whole;
  const bare = offers(plain, plainName);
  // Titles are alike in most names, so the bare name says more; but if the two disagree, neither is certain.
  return whole[0] && whole[0].value !== bare[0]?.value ? [] : bare;
}
