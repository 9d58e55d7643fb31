import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateLikeAt, isIsoDate, mendedDate, printedDate, printedDateAtEnd, yearsBetween } from './dates.ts';

// The same cases in every run.
fc.configureGlobal({ seed: 2026 });

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates', () => {
  test('reads a printed date back, and prints it the same again', () => {
    fc.assert(
      fc.property(day, (iso) => {
        expect(isIsoDate(iso)).toBe(true);
        expect(printedDateAtEnd(printedDate(iso))?.iso).toBe(iso);
      }),
    );
  });

  test('reads dates with any separator, after any text', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('-', '/', '.', ' ', ' - ', ''), (iso, mark) => {
        const printed = printedDate(iso).replaceAll('-', mark);
        expect(printedDateAtEnd(`JAKARTA, ${printed}`)?.iso).toBe(iso);
        expect(printedDateAtEnd(`JAKARTA${printed}`)?.iso).toBe(iso);
      }),
    );
  });

  test.each(['31-02-1987', '29-02-2001', '00-01-1990', '32-01-1990', '01-13-1990', '1990-01-01x', '', 'JAKARTA'])(
    '%s is not a date',
    (text) => {
      expect(printedDateAtEnd(text)).toBe(null);
      expect(isIsoDate(text)).toBe(false);
    },
  );

  test('never drops a character that stands for a digit', () => {
    expect(printedDateAtEnd('!2-06-2020')).toBe(null);
    expect(mendedDate('!2-06-2020')).toBe('2020-06-12');
    expect(printedDateAtEnd('JAKARTA, 2-06-2020')?.iso).toBe('2020-06-02');
    expect(printedDateAtEnd('JAKARTA,2-6-2020')?.iso).toBe('2020-06-02');
  });

  test('does not take a digit that is part of something else for a day', () =>
    expect(printedDateAtEnd('BANDUNG, O5-01-1990')).toBe(null));

  test.each([
    ['JAKARTA 31-02-1987', 8],
    ['JAKARTA, 13-O1-l987', 9],
    ['JAKARTA, l3-O1-l98?', 9],
    ['JAKARTA', -1],
    ['SOLO BARU', -1],
    ['JL. A-B-CDEF', -1],
  ])('finds the date-like text in %s at %d', (text, at) => expect(dateLikeAt(text)).toBe(at));

  test('reads letters as the digits they look like', () => {
    expect(mendedDate('13-O1-l987')).toBe('1987-01-13');
    expect(mendedDate('3l-O2-l987')).toBe(null);
    expect(mendedDate('M3-01-1987')).toBe(null);
  });

  test('counts whole years', () => {
    expect(yearsBetween('2000-05-10', '2017-05-10')).toBe(17);
    expect(yearsBetween('2000-05-10', '2017-05-09')).toBe(16);
    expect(yearsBetween('2000-12-31', '2001-01-01')).toBe(0);
    expect(isIsoDate('1900-02-29')).toBe(false);
  });
});
