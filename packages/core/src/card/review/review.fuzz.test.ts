import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLEAN, readingOf, TODAY } from '../../../fixtures/cards.ts';
import { KTP_FIELDS, KTP_LINES, type KtpFieldName, type KtpLine } from '../fields.ts';
import type { KtpDraft } from '../draft.ts';
import { asSeen } from '../words/text.ts';
import { normalise } from './normalise.ts';
import { confirm, keep, keepOther, openFields, setField, undo } from './review.ts';

const { KTP_FUZZ_RUNS } = process.env;
// Every run of the tests tries the same; a long one tries what comes.
const runs = KTP_FUZZ_RUNS ? { numRuns: Number(KTP_FUZZ_RUNS) } : { numRuns: 300, seed: 1 };

const text = fc.oneof(
  fc.constantFrom(...Object.values(CLEAN), 'AGAMA : KATOLIK', '31-02-2015', '1/2', 'WNA', ': -', '__proto__'),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'ABC abc 0123456789/-.,:;|\'"?!()\u00ad\u202e\uff11') }),
);
/** A clean card with anything in some of its lines, so that some records come about. */
const card = fc
  .dictionary(fc.constantFrom(...KTP_LINES), text, { maxKeys: 5 })
  .map((lines): Partial<Record<KtpLine, string>> => ({ ...CLEAN, ...lines }));
const step = fc.record({
  field: fc.constantFrom(...KTP_FIELDS),
  act: fc.constantFrom('type', 'keep', 'keepOther', 'undo'),
  typed: text,
});

function take(draft: KtpDraft, { field, act, typed }: { field: KtpFieldName; act: string; typed: string }): KtpDraft {
  if (act === 'type') return setField(draft, field, typed);
  if (act === 'keep') return keep(draft, field);
  return act === 'undo' ? undo(draft, field) : keepOther(draft, field);
}

/** How often each letter and digit stands in a text. */
function signs(value: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const sign of asSeen(value)
    .toUpperCase()
    .match(/[\p{L}\p{N}]/gu) ?? []) {
    found.set(sign, (found.get(sign) ?? 0) + 1);
  }
  return found;
}

test('whatever was read and typed, nothing throws, and the record holds nothing else', () => {
  let records = 0;
  fc.assert(
    fc.property(card, fc.array(step, { maxLength: 8 }), (texts, steps) => {
      let draft = normalise(readingOf(texts), { today: TODAY });
      for (const one of steps) draft = take(draft, one);
      for (const name of openFields(draft)) draft = keep(draft, name); // the person looks, and takes no suggestion
      openFields(draft);
      for (const field of KTP_FIELDS) {
        const made = confirm(draft, { select: [field], required: [] });
        if (!made.ok) continue;
        records += 1;
        const typed = steps.filter((one) => one.field === field).map((one) => one.typed);
        const given = signs([...Object.values(texts), ...typed].join(' '));
        const { other = {}, ...values } = made.record as Record<string, unknown> & { readonly other?: object };
        for (const value of [...Object.values(values), ...Object.values(other)]) {
          for (const [sign, count] of signs(String(value))) {
            // Days, months, RT and RW are filled up with zeros.
            if (sign !== '0') expect(given.get(sign) ?? 0, `${field}: ${sign}`).toBeGreaterThanOrEqual(count);
          }
        }
      }
    }),
    runs,
  );
  expect(records).toBeGreaterThan(runs.numRuns * 5);
});
