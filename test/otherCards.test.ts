import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OTHER_CARDS } from '../packages/engine/src/judge/otherCards.ts';
import { en } from '../packages/react/src/texts/en.ts';
import { id } from '../packages/react/src/texts/id.ts';

const page = readFileSync(new URL('../docs/errors/card-invalid.md', import.meta.url), 'utf8');

test.each(OTHER_CARDS)("a refused %s has a name on screen and is listed on the error's page", (card) => {
  expect(Object.keys(id)).toContain(`otherCards.${card}`);
  expect(Object.keys(en)).toContain(`otherCards.${card}`);
  expect(page).toContain(`\`card.${card}\``);
});
