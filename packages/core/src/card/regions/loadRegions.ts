import { KtpError } from '../../errors.ts';
import type { KtpRegions } from './atlas.ts';
import { NAMES_OF } from './names.generated.ts';

/**
 * Fetches the names of the districts and villages of some provinces: a chunk each, 8 kB in the middle and 33 kB at
 * most, so that nobody pays for those they do not ask for. Pass the result to `normalise` or `withRegions`.
 *
 * @param of codes of provinces, two digits each, such as `provincesOf` gives them, or `all`. Unknown codes have no
 * names.
 * @throws {KtpError} `upstream-network` where a chunk cannot be fetched; trying again may help.
 */
export async function loadRegions(of: readonly string[] | 'all'): Promise<KtpRegions> {
  const codes = Object.keys(NAMES_OF).filter((code) => of === 'all' || of.includes(code));
  try {
    const [{ makeAtlas }, ...names] = await Promise.all([
      import('./makeAtlas.ts'),
      ...codes.map(async (code) => [code, await NAMES_OF[code]!()] as const),
    ]);
    return makeAtlas(Object.fromEntries(names));
  } catch (cause) {
    throw new KtpError('upstream-network', { cause });
  }
}
