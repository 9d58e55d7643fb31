import { type Homography, invert } from '@ktp-ocr/core/kit';
import { type Anchor, evidenceOf, findAnchors, type FoundLine } from './anchors.ts';
import { followRows } from './followRows.ts';
import { affineThrough, fitAffine, fitPerspective, type Point } from '../image/homography.ts';
import { ROW_PITCH } from './template.ts';

/** The card's position in the photo. */
export interface CardFit {
  /** Maps fractions of the card to pixels of the photo. */
  readonly toPhoto: Homography;
  /** Maps pixels of the photo to fractions of the card. */
  readonly toCard: Homography;
  /** Extra lines of the address beyond the first: 0, 1 or 2. */
  readonly wraps: number;
  /** How many labels agree with this position. */
  readonly anchors: number;
}

/** How many labels must agree; or, if labels are cut off, how many labels and unmistakable values together. */
const LEAST_LABELS = 5;
const LEAST_MARKS = 9;

function cardPoint(anchor: Anchor, wraps: number): Point {
  return [anchor.card[0], anchor.card[1] + (anchor.belowAddress ? wraps * ROW_PITCH : 0)];
}

/** Distance between an anchor and where a fit puts it, in fractions of the card. */
function residualsOf(m: Homography, wraps: number): (anchor: Anchor) => Point {
  const [wide, high] = [Math.hypot(m[0], m[3]), Math.hypot(m[1], m[4])];
  return ({ card: [u, row], photo, belowAddress }) => {
    const v = belowAddress ? row + wraps * ROW_PITCH : row;
    const depth = m[6] * u + m[7] * v + m[8];
    const x = (m[0] * u + m[1] * v + m[2]) / depth;
    const y = (m[3] * u + m[4] * v + m[5]) / depth;
    return [(x - photo[0]) / wide, (y - photo[1]) / high];
  };
}

/** A card is wider than high, not mirrored and not seen almost edge-on; photos may be squashed. */
function plausible(m: Homography): boolean {
  const wide = Math.hypot(m[0]!, m[3]!);
  const high = Math.hypot(m[1]!, m[4]!);
  const ratio = wide / high;
  return m[0]! > 0 && m[4]! > 0 && ratio > 0.7 && ratio < 3.6 && Math.abs(m[3]! / wide) < 0.5;
}

interface Score {
  readonly value: number;
  readonly keys: ReadonlySet<string>;
}

/** Finds the labels that agree with a fit and how well they agree; each label counts once. */
function score(m: Homography, anchors: readonly Anchor[], wraps: number): Score {
  const residual = residualsOf(m, wraps);
  const best = new Map<string, number>();
  for (const anchor of anchors) {
    const [dx, dy] = residual(anchor);
    if (Math.abs(dy) >= 0.028 || (anchor.edgeKnown && Math.abs(dx) >= 0.035)) continue;
    const value = 1 - Math.abs(dy) / 0.06 - (anchor.edgeKnown ? Math.abs(dx) / 0.2 : 0.2);
    best.set(anchor.key, Math.max(best.get(anchor.key) ?? 0, value));
  }
  let value = -0.02 * wraps;
  for (const one of best.values()) value += one;
  return { value, keys: new Set(best.keys()) };
}

interface Candidate extends Score {
  readonly m: Homography;
  readonly wraps: number;
}

/**
 * Tries every three anchors for an address with this many extra lines, and keeps the fit that most others agree with.
 */
function search(all: readonly Anchor[], wraps: number): Candidate | null {
  let best: Candidate | null = null;
  const anchors = all.filter(({ edgeKnown }) => edgeKnown);
  for (let i = 0; i < anchors.length; i += 1) {
    for (let j = i + 1; j < anchors.length; j += 1) {
      for (let k = j + 1; k < anchors.length; k += 1) {
        const [a, b, c] = [anchors[i]!, anchors[j]!, anchors[k]!];
        if (a.key === b.key || b.key === c.key || a.key === c.key) continue;
        const [p, q, r] = [cardPoint(a, wraps), cardPoint(b, wraps), cardPoint(c, wraps)];
        const area = Math.abs((q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]));
        if (area < 0.006) continue;
        const m = affineThrough([p, q, r], [a.photo, b.photo, c.photo]);
        if (!m || !plausible(m)) continue;
        const { value, keys } = score(m, all, wraps);
        if (!best || value > best.value) best = { m, wraps, value, keys };
      }
    }
  }
  return best;
}

/** The anchors that agree with a fit: for each label the one that agrees best. */
function agreeing(m: Homography, anchors: readonly Anchor[], wraps: number): Anchor[] {
  const best = new Map<string, { anchor: Anchor; error: number }>();
  const residual = residualsOf(m, wraps);
  for (const anchor of anchors) {
    if (!anchor.edgeKnown) continue;
    const loose = anchor.key === 'issued' ? 0.1 : 0;
    const [dx, dy] = residual(anchor);
    if (Math.abs(dy) >= 0.024 + loose || Math.abs(dx) >= 0.03 + loose) continue;
    const error = Math.abs(dx) + Math.abs(dy);
    if (error < (best.get(anchor.key)?.error ?? Infinity)) best.set(anchor.key, { anchor, error });
  }
  return [...best.values()].map(({ anchor }) => anchor);
}

/**
 * How much further away the card's far side may be than its near side, as a share; beyond this it is no photo of a
 * card.
 */
const MOST_PERSPECTIVE = 1.2;
/** Fewer rows say too little about the right half of the card. */
const LEAST_ROWS = 6;

/**
 * Fits the card with perspective. Labels alone, all on the left, would make that a guess; but the rows of text that
 * begin at them reach across the card, and each keeps its height.
 */
function withPerspective(inliers: readonly Anchor[], lines: readonly FoundLine[], wraps: number): Homography | null {
  const heights = followRows(inliers, lines).map(({ anchor, end }) => ({ from: end, y: cardPoint(anchor, wraps)[1] }));
  if (inliers.length < 8 || heights.length < LEAST_ROWS) return null;
  const toCard = fitPerspective(
    inliers.map((a) => a.photo),
    inliers.map((a) => cardPoint(a, wraps)),
    heights,
  );
  if (!toCard) return null;
  const m = invert(toCard);
  const depths = [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
  ].map(([x, y]) => m[6] * x! + m[7] * y! + 1);
  const least = Math.min(...depths);
  return least > 0 && Math.max(...depths) / least < 1 + MOST_PERSPECTIVE ? m : null;
}

/** Fits the card to all anchors that agree, then again to those that agree with the result. */
function refine({ m: first, wraps }: Candidate, anchors: readonly Anchor[], lines: readonly FoundLine[]): Candidate {
  let m = first;
  for (let round = 0; round < 3; round += 1) {
    const inliers = agreeing(m, anchors, wraps);
    if (inliers.length < 4) break;
    const better =
      withPerspective(inliers, lines, wraps) ??
      fitAffine(
        inliers.map((a) => cardPoint(a, wraps)),
        inliers.map((a) => a.photo),
      );
    if (!better) break;
    m = better;
  }
  return { m, wraps, ...score(m, anchors, wraps) };
}

function isCard({ keys }: Score): boolean {
  const { labels, marks, head } = evidenceOf(keys);
  return head && (labels >= LEAST_LABELS || marks >= LEAST_MARKS);
}

/**
 * Finds the card from the words on it. Returns `null` if too few of its labels are there, or nothing of its head: then
 * it is not a KTP, or not a readable one.
 */
export function fitCard(lines: readonly FoundLine[]): CardFit | null {
  const anchors = findAnchors(lines);
  const [best] = [0, 1, 2]
    .map((wraps) => search(anchors, wraps))
    .filter((found) => found !== null)
    .map((found) => refine(found, anchors, lines))
    .filter(isCard)
    .toSorted((a, b) => b.value - a.value);
  if (!best) return null;
  const { m, wraps, keys } = best;
  return { toPhoto: m, toCard: invert(m), wraps, anchors: evidenceOf(keys).labels };
}
