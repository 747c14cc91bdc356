import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { initialOf } from '../../../../server/lib/pure/sort-key.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { ContactRows } from './ContactRows.tsx'
import { Count } from './Count.tsx'
import { contactsQuery } from './contacts-query.ts'
import { IndexBar, IndexMenu } from './IndexBar.tsx'
import { ListFoot } from './ListFoot.tsx'
import { ListSearchBox } from './ListSearchBox.tsx'
import css from './list.module.css'
import { NoContacts } from './NoContacts.tsx'
import { useListSearch } from './use-list-search.ts'

/** The register of contacts: search, rows, index, pages. */
export function ContactList() {
  const { t } = useLingui()
  const { search, go } = useListSearch()
  const { data, error, isPlaceholderData, refetch } = useQuery(contactsQuery(search))
  const register = useRef<HTMLDivElement>(null)
  const place = JSON.stringify(search)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page begins at its top
  useEffect(() => {
    register.current?.scrollTo(0, 0)
  }, [place])

  const first = data?.items[0]
  const here = first && initialOf(first.name)
  return (
    <div className={css.page}>
      <section className={css.column} aria-label={t`Contacts`}>
        <div className={css.head}>
          <PageTitle title={t`Contacts`} />
          {data && <Count count={data.count} isSearch={Boolean(search.q)} />}
        </div>
        <div className={css.tools}>
          <ListSearchBox
            q={search.q}
            onSearch={(q, how) => go(q ? { q } : {}, how)}
            label={t`Search in contacts`}
            placeholder={t`Name, e-mail, phone or id`}
          />
          <IndexMenu onGo={(initial) => go({ ...withQ(search.q), initial })} />
        </div>
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {data?.items.length === 0 ? (
          <NoContacts search={search} onClear={() => go({})} />
        ) : (
          <div className={css.register} ref={register} data-scroll-restoration-id="contacts">
            <ContactRows
              items={data?.items}
              isStale={isPlaceholderData}
              foot={data && <ListFoot answer={data} search={search} />}
            />
          </div>
        )}
      </section>
      <IndexBar here={here} q={search.q} />
    </div>
  )
}

const withQ = (q: string | undefined) => (q ? { q } : {})
