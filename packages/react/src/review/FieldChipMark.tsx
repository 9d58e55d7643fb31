'use client';
import { Icon, type IconName } from '../shared/icons.tsx';
import type { Translate } from '../texts/translate.ts';
import type { FieldChip } from './fieldReview.ts';

const ICONS: Readonly<Record<FieldChip, IconName>> = {
  ok: 'ok',
  check: 'warn',
  missing: 'none',
  unread: 'none',
  wanted: 'none',
  optional: 'none',
  invalid: 'cross',
  checked: 'ok',
  edited: 'pen',
  entered: 'pen',
};

interface FieldChipMarkProps {
  readonly chip: FieldChip;
  readonly id?: string;
  readonly t: Translate;
}

/** How a field stands: a sign and a word. */
export function FieldChipMark({ chip, id, t }: FieldChipMarkProps) {
  return (
    <span className="ktp-chip" data-review={chip} id={id}>
      <Icon name={ICONS[chip]} small />
      {t(`chips.${chip}`)}
    </span>
  );
}
