'use client';
export type { HandoverConnection } from './handover/handoverClient.ts';
export { KtpHandover } from './handover/KtpHandover.tsx';
export type { KtpHandoverProps } from './handover/KtpHandover.tsx';
export { KtpHandoverPhone } from './handover/KtpHandoverPhone.tsx';
export type { KtpHandoverPhoneProps } from './handover/KtpHandoverPhone.tsx';
export { KTP_HANDOVER_LABELS } from './texts/handoverLabels.ts';
export type { KtpHandoverLabelKey, KtpHandoverLabels } from './texts/handoverLabels.ts';
