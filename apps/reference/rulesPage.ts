import { PHOTO_CASES } from '../../packages/core/src/card/rules/photoRules.ts';
import { RULES } from '../../packages/core/src/card/rules/rules.ts';
import { en } from '../../packages/react/src/texts/en.ts';

const HEAD = `# Rules

Every code that an issue of a draft may have: rule and case, in words. \`error\` must be mended, \`warn\` needs one answer, \`hint\` needs none.
A rule looks at the fields it names and at nothing else. The words are those of \`@ktp-ocr/react\`, under \`rules.\` and the code.
`;

interface Row {
  readonly code: string;
  readonly severity: string;
  readonly inputs: readonly string[];
}

function wordsOf(code: string): string {
  const found = Object.entries(en).find(([key]) => key === `rules.${code}`);
  if (!found) throw new Error(`No words for ${code}`);
  return found[1].replaceAll('|', '\\|');
}

function rows(): Row[] {
  const ofFields = RULES.flatMap(({ id, severity, inputs }) =>
    Object.entries(severity).map(([found, how]) => ({ code: `${id}.${found}`, severity: how, inputs })),
  );
  const ofPhoto = [...new Set(Object.values(PHOTO_CASES))].map((found) => {
    const codes = Object.keys(PHOTO_CASES).filter((code) => PHOTO_CASES[Number(code)] === found);
    return { code: `photo.${found}`, severity: 'warn', inputs: codes };
  });
  return [...ofFields, ...ofPhoto];
}

/** The reference page that lists the rules, generated from the table the review uses. */
export function rulesPage(): string {
  const lines = rows().map(({ code, severity, inputs }) => {
    const looks = inputs.length > 10 ? 'every field' : inputs.map((name) => `\`${name}\``).join(', ');
    return `| \`${code}\` | ${severity} | ${looks} | ${wordsOf(code)} |`;
  });
  return `${HEAD}\n| Code | Severity | Looks at | Words |\n| ------ | ------ | ------ | ------ |\n${lines.join('\n')}\n`;
}
