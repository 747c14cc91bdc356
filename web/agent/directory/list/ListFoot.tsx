import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { initialOf } from '../../../../server/lib/pure/sort-key.ts'
import type { ContactsAnswer } from '../../../../server/modules/lists/wire.ts'
import { paths } from '../../paths.ts'
import type { ListSearch } from './contacts-query.ts'

/** Where the page begins, and the ways to the next and the one before. */
export function ListFoot({ answer, search }: { answer: ContactsAnswer; search: ListSearch }) {
  const { t } = useLingui()
  const { items, next, previous } = answer
  const first = items[0]
  const q = search.q ? { q: search.q } : {}
  return (
    <>
      {first && (next || previous) && <span>{t`From ${initialOf(first.name)} · 100 per page`}</span>}
      {previous && <Link to={paths.contacts()} search={{ ...q, before: previous }}>{t`Previous page`}</Link>}
      {next && <Link to={paths.contacts()} search={{ ...q, after: next }}>{t`Next page`}</Link>}
    </>
  )
}
