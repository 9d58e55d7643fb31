import type { EdgeMap } from './edges.ts';

/** A straight line through a frame: all points whose distance from the middle of the frame along `angle` is `offset`. */
export interface Line {
  /** Of the normal, in degrees: about 90 for a level line, about 180 for an upright one. */
  readonly angle: number;
  readonly offset: number;
}

const TURNS = 180;
const COS = Float32Array.from({ length: TURNS }, (_, t) => Math.cos((t * Math.PI) / TURNS));
const SIN = Float32Array.from({ length: TURNS }, (_, t) => Math.sin((t * Math.PI) / TURNS));
/** An edge votes for lines turned this much against its own direction too, which noise makes uncertain. */
const VOTES = [0.5, 0.5, 0.8, 1, 0.8, 0.5, 0.5] as const;
/** Votes a line needs: an edge of some twenty pixels. */
const ENOUGH = 24;
const MOST = 9;

/** Votes by angle and offset (Hough, with the direction of each edge known). */
interface Ballot {
  readonly votes: Float32Array;
  /** Offsets run from minus to plus this. */
  readonly reach: number;
}

let kept: Ballot = { votes: new Float32Array(0), reach: 0 };

function emptyBallot(reach: number): Ballot {
  if (kept.reach === reach) kept.votes.fill(0);
  else kept = { votes: new Float32Array(TURNS * (2 * reach + 1)), reach };
  return kept;
}

/** Whether an edge is the strongest of its neighbours across it. */
function isRidge({ strength, width, dx, dy }: EdgeMap, i: number): boolean {
  const ax = Math.abs(dx[i]!);
  const ay = Math.abs(dy[i]!);
  let step = 1;
  if (ax < ay * 0.4142) step = width;
  else if (ay >= ax * 0.4142) step = dx[i]! > 0 === dy[i]! > 0 ? width + 1 : width - 1;
  return strength[i]! >= strength[i - step]! && strength[i]! > strength[i + step]!;
}

function vote(edges: EdgeMap): Ballot {
  const { width, height, dx, dy, strength, threshold } = edges;
  const ballot = emptyBallot(Math.ceil(Math.hypot(width, height) / 2) + 2);
  const { votes, reach } = ballot;
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2; x < width - 2; x += 1) {
      const i = y * width + x;
      if (strength[i]! < threshold || !isRidge(edges, i)) continue;
      const across = Math.round((Math.atan2(dy[i]!, dx[i]!) * TURNS) / Math.PI);
      // Strong print may not outvote a weak rim.
      const weight = Math.min(3, strength[i]! / threshold);
      for (let k = 0; k < VOTES.length; k += 1) {
        const t = (across + k - 3 + 2 * TURNS) % TURNS;
        const offset = Math.round((x - width / 2) * COS[t]! + (y - height / 2) * SIN[t]!);
        votes[t * (2 * reach + 1) + offset + reach]! += weight * VOTES[k]!;
      }
    }
  }
  return ballot;
}

/** The lines most voted for whose normal lies between two angles, no two of them nearly the same. */
function elect({ votes, reach }: Ballot, from: number, to: number): readonly Line[] {
  const running: { line: Line; votes: number }[] = [];
  const span = 2 * reach + 1;
  for (let angle = from; angle <= to; angle += 1) {
    const row = (angle % TURNS) * span;
    for (let at = row + 1; at < row + span - 1; at += 1) {
      const here = votes[at]!;
      const before = votes[at - 1]!;
      const after = votes[at + 1]!;
      const sum = here + (before + after) / 2;
      if (sum < ENOUGH || here < before || here < after) continue;
      const offset = at - row - reach;
      running.push({ line: { angle, offset: angle < TURNS ? offset : -offset }, votes: sum });
    }
  }
  running.sort((a, b) => b.votes - a.votes);
  const elected: Line[] = [];
  for (const { line } of running) {
    const like = (other: Line): boolean =>
      Math.abs(other.angle - line.angle) <= 9 && Math.abs(other.offset - line.offset) <= 7;
    if (!elected.some(like)) elected.push(line);
    if (elected.length === MOST) break;
  }
  return elected;
}

/** The straight lines of a frame that may be sides of a card turned by up to 40 degrees. */
export function findLines(edges: EdgeMap): { readonly level: readonly Line[]; readonly upright: readonly Line[] } {
  const ballot = vote(edges);
  return { level: elect(ballot, 50, 130), upright: elect(ballot, 140, 220) };
}
