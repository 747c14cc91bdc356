import { encrypt } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { insertTexts } from './store/texts.ts'
import type { TextDraft } from './types.ts'

/** Keeps texts that were written for one notice or mailing: ids for `texts` of its drafts, in the order given. */
export async function newTexts(tx: Tx, now: Date, drafts: readonly TextDraft[]): Promise<number[]> {
  if (drafts.length === 0) return []
  return insertTexts(
    tx,
    now,
    drafts.map(({ sealed, ...draft }) => ({
      actionLabel: null,
      ...draft,
      body: sealed ? '' : draft.body,
      sealedBody: sealed ? encrypt(sealed.secrets.keyFor(sealedTexts), Buffer.from(draft.body)) : null,
      blankAfter: sealed?.blankAfter ?? null,
    })),
  )
}

/** What the key of sealed bodies is derived for. */
export const sealedTexts = 'sealed-text'

/** The placeholders of a text, each once: `{name}` → name. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))]
}
