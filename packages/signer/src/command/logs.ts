import { isKtpError } from '@ktp-ocr/core';
import type { HandoverEvent } from '../handover/handoverEvent.ts';
import type { SignerEvent } from '../endpoint/signerEvent.ts';
import type { Settings } from './settings.ts';

export type Surface = 'signer' | 'api';

/** The members a line about a request may have. Whatever else an event may contain in future is not written. */
const ALLOWED = [
  'requestId',
  'upstreamRequestId',
  'status',
  'code',
  'kind',
  'detail',
  'vendorCode',
  'engine',
  'mediaType',
  'bytes',
  'width',
  'height',
  'ms',
] as const satisfies readonly (keyof SignerEvent)[];

export interface Logs {
  /** Start and stop. */
  life(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  request(surface: Surface, event: SignerEvent): void;
  handover(event: HandoverEvent): void;
  /** An error the operator may have to fix. */
  fault(surface: Surface, error: Error, requestId: string): void;
}

/** The name of an error, and its code if it is the system's. Its message may quote anything. */
function nameOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code: unknown = 'code' in error ? error.code : undefined;
  const name = /^\w{1,40}$/.test(error.name) ? error.name : 'Error';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? `${name} ${code}` : name;
}

/** One JSON line each, with listed members only: no header, no body, no address, no foreign message. */
export function createLogs(log: Settings['log'], write: (line: string) => void): Logs {
  const line = (level: string, message: string, members: object): void =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...members })}\n`);
  return {
    life(message, facts = {}) {
      if (log !== 'none') line('info', message, facts);
    },
    request(surface, event) {
      if (log !== 'all') return;
      const members = Object.fromEntries(ALLOWED.map((name) => [name, event[name]]));
      line(event.status >= 500 ? 'error' : 'info', 'request', { surface, ...members });
    },
    handover({ requestId, step, status, code, bytes }) {
      if (log !== 'all') return;
      line(status >= 500 ? 'error' : 'info', 'handover', { requestId, step, status, code, bytes });
    },
    fault(surface, error, requestId) {
      if (log === 'none') return;
      // Our own sentences are fixed; any others are left out.
      const ours = isKtpError(error)
        ? { code: error.code, detail: error.detail, vendorCode: error.vendorCode, says: error.message }
        : {};
      line('error', 'fault', { surface, requestId, ...ours, error: nameOf(error), cause: nameOf(error.cause) });
    },
  };
}
