import { loadRegions } from '@ktp-ocr/core';
import { drawCard } from './cardSvg.ts';
import { diceOf } from './dice.ts';
import { type Holder, inventHolder } from './holder.ts';
import { photograph, type Recipe } from './photograph.ts';
import { type Grade, GRADES, RECIPES } from './recipes.ts';

export interface SecondCard {
  readonly grade: Grade;
  /** How it was taken, such as `glare`. */
  readonly kind: string;
  readonly holder: Holder;
  readonly photo: Blob;
}

/** Keeps the cards of one run distinct from those of a run with a nearby seed. */
const APART = 10_000;

/**
 * Cards that share nothing with the specimens of `@ktp-ocr/testing` except what is printed on every card: other people,
 * letters, dimensions, backgrounds and damage. For measuring only: nothing is ever trained, fitted or tuned on them.
 *
 * @param cards Of each recipe of each grade.
 */
export async function* secondCards(seed: number, cards: number): AsyncGenerator<SecondCard> {
  const regions = await loadRegions('all');
  let next = seed * APART;
  for (const grade of GRADES) {
    for (const [kind, recipe] of Object.entries<Recipe>(RECIPES[grade])) {
      for (let i = 0; i < cards; i += 1) {
        next += 1;
        const holder = inventHolder(next, regions);
        const file = await photograph(drawCard(holder, next), recipe, diceOf(next + 70_001));
        yield { grade, kind, holder, photo: new Blob([new Uint8Array(file)], { type: 'image/jpeg' }) };
      }
    }
  }
}
