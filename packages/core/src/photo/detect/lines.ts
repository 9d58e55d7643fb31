import type { StraightLine } from './crossing.ts';
import { type EdgeMap, isStep } from './edges.ts';

/** A straight line through a frame, relative to its centre. */
export interface Line extends StraightLine {
  /** Of the normal, in degrees: about 90 for a horizontal line, about 180 for a vertical one. */
  readonly angle: number;
}

const TURNS = 180;
const COS = Float32Array.from({ length: TURNS }, (_, t) => Math.cos((t * Math.PI) / TURNS));
const SIN = Float32Array.from({ length: TURNS }, (_, t) => Math.sin((t * Math.PI) / TURNS));
/** An edge votes for lines rotated by up to this many degrees from its own direction, which noise makes uncertain. */
const DOUBT = 6;
/** Votes a line needs: an edge of about twenty pixels. */
const ENOUGH = 24;
const MOST = 12;

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

/** Whether an edge is stronger than its neighbours across it. */
function isRidge({ strength, width, dx, dy }: EdgeMap, i: number): boolean {
  const step = Math.abs(dx[i]!) < Math.abs(dy[i]!) ? width : 1;
  return strength[i]! >= strength[i - step]! && strength[i]! > strength[i + step]!;
}

function vote(edges: EdgeMap): Ballot {
  const { width, height, dx, dy, strength, threshold } = edges;
  const ballot = emptyBallot(Math.ceil(Math.hypot(width, height) / 2) + 2);
  const { votes, reach } = ballot;
  for (let y = 2; y < height - 2; y += 1) {
    for (let x = 2; x < width - 2; x += 1) {
      const i = y * width + x;
      if (strength[i]! < threshold || !isRidge(edges, i) || !isStep(edges, i)) continue;
      const across = Math.round((Math.atan2(dy[i]!, dx[i]!) * TURNS) / Math.PI);
      // Strong print may not outvote a weak rim.
      const weight = Math.min(3, strength[i]! / threshold);
      for (let k = -DOUBT; k <= DOUBT; k += 1) {
        const t = (across + k + 2 * TURNS) % TURNS;
        const offset = Math.round((x - width / 2) * COS[t]! + (y - height / 2) * SIN[t]!);
        votes[t * (2 * reach + 1) + offset + reach]! += weight / (1 + Math.abs(k) / 3);
      }
    }
  }
  return ballot;
}

/** The lines with the most votes whose normal lies between two angles, no two of them nearly the same. */
function elect({ votes, reach }: Ballot, from: number, to: number): readonly Line[] {
  const running: (Line & { readonly votes: number })[] = [];
  const span = 2 * reach + 1;
  for (let angle = from; angle <= to; angle += 1) {
    const row = (angle % TURNS) * span;
    for (let at = row + 1; at < row + span - 1; at += 1) {
      const here = votes[at]!;
      const before = votes[at - 1]!;
      const after = votes[at + 1]!;
      const sum = here + (before + after) / 2;
      if (sum < ENOUGH || here < before || here < after) continue;
      const sign = angle < TURNS ? 1 : -1;
      const [nx, ny, offset] = [COS[angle % TURNS]! * sign, SIN[angle % TURNS]! * sign, (at - row - reach) * sign];
      running.push({ angle, nx, ny, offset, votes: sum });
    }
  }
  running.sort((a, b) => b.votes - a.votes);
  const elected: Line[] = [];
  for (const line of running) {
    const like = (other: Line): boolean =>
      Math.abs(other.angle - line.angle) <= 9 && Math.abs(other.offset - line.offset) <= 7;
    if (!elected.some(like)) elected.push(line);
    if (elected.length === MOST) break;
  }
  return elected;
}

export interface Lines {
  readonly level: readonly Line[];
  readonly upright: readonly Line[];
}

/** The straight lines in a frame that may be sides of a card rotated by up to 40 degrees. */
export function findLines(edges: EdgeMap): Lines {
  const ballot = vote(edges);
  return { level: elect(ballot, 50, 130), upright: elect(ballot, 140, 220) };
}
