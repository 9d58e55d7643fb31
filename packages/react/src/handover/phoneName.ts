const NAME = /^[\w-]{32}$/;

/** 24 random bytes, encoded for a header. */
function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/**
 * This phone's name for itself, which tells it from any other that opens the same link. It is kept with the page's
 * entry in the tab's history, so a reloaded page is still the same phone. The address, which people pass on, does not
 * contain it.
 */
export function phoneName(): string {
  const state: unknown = history.state;
  const kept: object = typeof state === 'object' && state !== null ? state : {};
  if ('ktpPhone' in kept && typeof kept.ktpPhone === 'string' && NAME.test(kept.ktpPhone)) return kept.ktpPhone;
  const name = randomName();
  history.replaceState({ ...kept, ktpPhone: name }, '');
  return name;
}
