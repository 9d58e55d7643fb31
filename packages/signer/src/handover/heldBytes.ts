import { KtpError } from '@ktp-ocr/core';

/** The memory of one photo, from its first byte until its last has left. */
export interface HeldBytes {
  /** @throws {KtpError} `upstream-busy` where the memory for photos is full. */
  take(bytes: number): void;
  /** It is on its way to the desk. */
  leave(): void;
  /** Nothing of it is held any more. May be called again. */
  giveBack(): void;
}

export interface Memory {
  /** Photos on their way to a desk. */
  readonly leaving: number;
  /** @throws {KtpError} `upstream-busy` where photos of this owner wait for a desk that does not take them. */
  room(owner: string | null): HeldBytes;
}

/** Photos of one owner at once: one that leaves slowly, and the next. */
const MOST_PER_OWNER = 2;

export function full(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.handover_full', retryAfter: 20 });
}

/** Counts the bytes of photos, and the photos of each owner. */
export function createHeldBytes(most: number): Memory {
  const owners = new Map<string, number>();
  let [held, leaving] = [0, 0];

  function change(owner: string | null, by: 1 | -1): void {
    if (owner === null) return;
    const own = (owners.get(owner) ?? 0) + by;
    if (own > 0) owners.set(owner, own);
    else owners.delete(owner);
  }

  return {
    get leaving() {
      return leaving;
    },
    room(owner) {
      if (owner !== null && (owners.get(owner) ?? 0) >= MOST_PER_OWNER) throw full();
      change(owner, 1);
      let own = 0;
      let state: 'here' | 'leaving' | 'over' = 'here';
      return {
        take(bytes) {
          if (held + bytes > most) throw full();
          held += bytes;
          own += bytes;
        },
        leave() {
          if (state !== 'here') return;
          state = 'leaving';
          leaving += 1;
        },
        giveBack() {
          if (state === 'over') return;
          if (state === 'leaving') leaving -= 1;
          state = 'over';
          held -= own;
          change(owner, -1);
        },
      };
    },
  };
}
