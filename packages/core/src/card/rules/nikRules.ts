import type { KtpSuggestion } from '../draft.ts';
import { type Facts, nikEvidence } from './facts.ts';
import type { NikProblem } from '../nik/nik.ts';
import { repairNik } from '../nik/nikRepair.ts';
import { type Rule, suggestion } from './rule.ts';

/** Repairs to offer. If other fields decided between look-alikes, they are named. */
export function nikSuggestions(facts: Facts): readonly KtpSuggestion[] {
  return repairNik(facts.value.nik, nikEvidence(facts)).map(({ nik, score, evidence }) => {
    const lettersOnly = score > 0.9;
    return suggestion(nik, score, lettersOnly || evidence.length === 0 ? 'digit' : 'cross', evidence);
  });
}

function nikRule(...problems: readonly NikProblem[]): Rule {
  return {
    id: 'nik',
    inputs: ['nik'],
    severity: Object.fromEntries(problems.map((problem) => [problem, 'error'])),
    check: (facts) => {
      const { nik } = facts;
      if (nik.ok || !problems.includes(nik.problem)) return [];
      if (nik.problem === 'missing' && !facts.draft.required.includes('nik')) return [];
      const params = nik.problem === 'length' ? { n: nik.digits } : {};
      return [{ case: nik.problem, at: 'nik', params, suggestions: nikSuggestions(facts) }];
    },
  };
}

/** The NIK by itself. Impossible digits are an error; a region in no table only deserves a look. */
export const NIK_RULES: readonly Rule[] = [
  nikRule('missing', 'letters', 'length', 'province', 'zero', 'date', 'serial'),
  {
    id: 'nik',
    inputs: ['nik', 'kabKota', 'kecamatan'],
    severity: { unknown: 'warn' },
    check: (facts) =>
      facts.nik.ok && facts.nik.value.region === 'unknown'
        ? [{ case: 'unknown', at: 'nik', suggestions: nikSuggestions(facts) }]
        : [],
  },
];
