import type { Handle } from '../../lib/db.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { withoutSigns } from '../../lib/pure/without-signs.ts'
import { namesLike } from './store/suggestions.ts'

const offered = 20

/**
 * A few live contacts or companies in whose names every word of a text begins a word, in the order of names: for whoever
 * types a name. Of many that have them, some.
 */
export async function namesBeginning(
  db: Handle,
  record: 'contact' | 'company',
  text: string,
): Promise<{ id: number; name: string }[]> {
  const words = foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords)
  if (words.length === 0) return []
  const found = await namesLike(db, record, words)
  return found
    .filter(({ name }) => {
      const folded = foldText(name)
      return words.every((word) => ` ${folded} ${withoutSigns(folded)}`.includes(` ${word}`))
    })
    .sort((one, other) =>
      one.sortName < other.sortName ? -1 : one.sortName > other.sortName ? 1 : one.id - other.id,
    )
    .slice(0, offered)
    .map(({ id, name }) => ({ id, name }))
}

const mostWords = 8
