import type { KtpEngine } from '@ktp-ocr/core';
import type { KtpStartLabelKey, Translate } from './translate.ts';

/**
 * Who reads the photo and where, for the line that people see before they choose a photo and again before they send it.
 * You must make it true.
 */
export interface KtpPrivacy {
  /** Your company. */
  readonly operator: string;
  /** Where its server is, for example `Jakarta`. */
  readonly place: string;
  /**
   * Who reads for you, if it is not your own server: for Tencent Cloud `{ name: 'Tencent Cloud', place: 'Jakarta
   * (ap-jakarta)' }`, or `{ name: 'Tencent Cloud', place: 'Singapura (ap-singapore)', abroad: true }`.
   */
  readonly reader?: {
    /** The company, as people know it. */
    readonly name: string;
    /** Where it reads. */
    readonly place: string;
    /** Outside Indonesia, which people are told (UU 27/2022, article 56). */
    readonly abroad?: boolean;
  };
}

/** Where a photo goes, in words. */
export function privacyLine(
  t: Translate<KtpStartLabelKey>,
  runsOn: KtpEngine['runsOn'],
  privacy: KtpPrivacy | undefined,
): string {
  if (runsOn === 'device') return t('privacy.device');
  if (!privacy) return t('privacy.serverPlain');
  const { operator, place, reader } = privacy;
  if (!reader) return t('privacy.server', { operator, place });
  return t(reader.abroad ? 'privacy.abroad' : 'privacy.provider', {
    operator,
    place,
    provider: reader.name,
    region: reader.place,
  });
}
