import { KtpError } from '../../errors.ts';
import type { KtpRegions } from './atlas.ts';
import { NAMES_OF } from './names.generated.ts';

/**
 * Fetches the names of the districts and villages of some provinces. Each province is a chunk of 8 kB on average and 33
 * kB at most, so an app loads only what it asks for. Pass the result to `normalise` or `withRegions`.
 *
 * @param of codes of provinces, two digits each, such as those from `provincesOf`, or `all`. Unknown codes have no
 * names.
 * @throws {KtpError} `upstream-network` if a chunk cannot be fetched; trying again may help.
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
