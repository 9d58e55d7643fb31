import { useLatest } from '../shared/useLatest.ts';
import type { KtpOcr } from './ktpOcr.ts';

type SignIn = () => void | Promise<void>;

/** The app's way to sign in again, followed by another try of the photo that was refused, if it is still on screen. */
export function useSignIn(ktp: KtpOcr, onSignIn: SignIn | undefined): (() => void) | undefined {
  const latest = useLatest(ktp);
  if (!onSignIn) return undefined;
  return () => {
    const refused = ktp.error;
    // Without a promise nobody knows when the person has signed in, so trying again is theirs.
    onSignIn()?.then(
      () => {
        if (latest.current.error === refused) latest.current.retry();
      },
      () => null, // not signed in: the screen stays, with its buttons
    );
  };
}
