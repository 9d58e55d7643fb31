import { fetchChunk } from '../shared/fetchChunk.ts';

export type CardKnowledge = typeof import('./cardKnowledge.ts');

let loaded: CardKnowledge | null = null;

/** @throws {KtpError} `offline` or `upstream-network` where the chunk cannot be fetched; trying again may help. */
export async function loadKnowledge(): Promise<CardKnowledge> {
  loaded ??= await fetchChunk(() => import('./cardKnowledge.ts'));
  return loaded;
}

/** The card's knowledge where it has been loaded, as it has wherever there is a draft. */
export function knowledge(): CardKnowledge | null {
  return loaded;
}
