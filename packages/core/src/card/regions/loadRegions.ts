import { KtpError } from '../../wire/errors.ts';
import type { KtpRegions } from '../atlas.ts';
import { VILLAGES_OF } from './villages.generated.ts';

/**
 * Fetches the names of all districts (about 30 kB) and of the villages of some provinces (6 kB in the middle, 28 kB at most, each):
 * chunks of their own, so that nobody pays for them who does not ask. Pass the result to `normalise` or `withRegions`.
 *
 * @param villagesOf codes of provinces, two digits each, or `all`. Unknown codes have no villages.
 * @throws {KtpError} `upstream-network` where a chunk cannot be fetched; trying again may help.
 */
export async function loadRegions(villagesOf: readonly string[] | 'all' = []): Promise<KtpRegions> {
  const codes = Object.keys(VILLAGES_OF).filter((code) => villagesOf === 'all' || villagesOf.includes(code));
  try {
    const [{ makeAtlas }, { DISTRICTS, FORMER }, ...villages] = await Promise.all([
      import('./makeAtlas.ts'),
      import('./districts.generated.ts'),
      ...codes.map(async (code) => [code, (await VILLAGES_OF[code]!()).VILLAGES] as const),
    ]);
    return makeAtlas({ districts: DISTRICTS, former: FORMER, villages: Object.fromEntries(villages) });
  } catch (cause) {
    throw new KtpError('upstream-network', { cause });
  }
}
