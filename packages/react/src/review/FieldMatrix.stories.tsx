import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { FIELD_MATRIX, type FieldCase } from '../../fixtures/fieldMatrix.ts';
import { translator } from '../texts/labels.ts';
import type { KtpLanguage } from '../texts/translate.ts';

/** What pressing the last button does. */
function outcome({ confirms, recorded }: FieldCase): string {
  if (!confirms) return 'goes to the field';
  return recorded === '' ? 'confirms it, empty' : 'confirms it';
}

/** Every field in every state: the words on its chip, and what confirming does. Held by a test, row by row. */
function FieldMatrix({ lang }: { readonly lang: KtpLanguage }) {
  const t = translator(lang);
  return (
    <table style={{ borderSpacing: '16px 4px', textAlign: 'start' }}>
      <thead>
        <tr>
          {['Field', 'State', 'Required', 'Chip', 'The last button'].map((title) => (
            <th key={title} scope="col" align="left">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {FIELD_MATRIX.map((one) => (
          <tr key={`${one.field} ${one.state} ${one.required}`}>
            <th scope="row" align="left">
              {t(`fields.${one.field}`)}
            </th>
            <td>{one.state}</td>
            <td>{one.required ? 'yes' : 'no'}</td>
            <td>{one.chip[lang]}</td>
            <td>{outcome(one)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const meta = {
  component: FieldMatrix,
  args: { lang: 'id' },
  argTypes: { lang: { control: 'inline-radio', options: ['id', 'en'] } },
} satisfies Meta<typeof FieldMatrix>;
export default meta;
type Story = StoryObj<typeof meta>;

export const EveryField: Story = {
  async play({ canvas }) {
    await expect(canvas.getAllByRole('row')).toHaveLength(FIELD_MATRIX.length + 1);
  },
};
