import { KtpError } from '@ktp-ocr/core';

/** The memory of one photo, from its first byte arriving until its last byte has left. */
export interface HeldBytes {
  /** @throws {KtpError} `upstream-busy` if the memory for photos is full. */
  take(bytes: number): void;
  /** It is on its way to the desk. */
  leave(): void;
  /** Nothing of it is held any more. May be called more than once. */
  giveBack(): void;
}

export interface Memory {
  /** Photos on their way to a desk. */
  readonly leaving: number;
  /** @throws {KtpError} `upstream-busy` if this owner's photos wait for a desk that does not take them. */
  room(owner: string | null): HeldBytes;
}

/** Photos of one owner at once: one that leaves slowly, and the next. */
const MOST_PHOTOS_PER_OWNER = 2;

/** One owner's use. */
interface Share {
  photos: number;
  bytes: number;
}

export function full(): KtpError {
  return new KtpError('upstream-busy', { detail: 'signer.handover_full', retryAfter: 20 });
}

/**
 * Counts the bytes of photos in total, and the photos and bytes of each owner: an owner who fills their share leaves
 * the rest to others.
 */
export function createHeldBytes(most: number, mostPerOwner: number): Memory {
  const owners = new Map<string, Share>();
  let [held, leaving] = [0, 0];

  /** The owner's share, with one more photo in it. Photos of unknown owners have no share, only the total limit. */
  function shareOf(owner: string | null): Share {
    const share = (owner === null ? undefined : owners.get(owner)) ?? { photos: 0, bytes: 0 };
    if (share.photos >= MOST_PHOTOS_PER_OWNER) throw full();
    if (owner !== null) owners.set(owner, share);
    share.photos += 1;
    return share;
  }

  return {
    get leaving() {
      return leaving;
    },
    room(owner) {
      const share = shareOf(owner);
      let own = 0;
      let state: 'here' | 'leaving' | 'over' = 'here';
      return {
        take(bytes) {
          if (held + bytes > most || share.bytes + bytes > mostPerOwner) throw full();
          held += bytes;
          share.bytes += bytes;
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
          share.bytes -= own;
          share.photos -= 1;
          if (owner !== null && share.photos === 0) owners.delete(owner);
        },
      };
    },
  };
}
