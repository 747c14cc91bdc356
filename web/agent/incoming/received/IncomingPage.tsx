import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { formatNumber } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import { IncomingTabs } from '../IncomingTabs.tsx'
import css from '../incoming.module.css'
import { incomingQuery } from '../queries.ts'
import type { IncomingSearch } from '../search.ts'
import { useOutcomeWords } from '../use-outcome-words.ts'
import { IncomingRows } from './IncomingRows.tsx'

/** `/agent/incoming`: every mail that came in, and what became of it. */
export function IncomingPage() {
  const { t } = useLingui()
  const search = useSearch({ from: '/shell/further/agent/incoming' })
  const { data, error, refetch } = useQuery(incomingQuery(search))
  const { after, ...asked } = search
  const isFiltered = Object.keys(asked).length > 0
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`All mail that came`} />}
      lead={t`Newest first, with what became of each and the step that decided it.`}
    >
      <IncomingTabs />
      <Asked key={search.q ?? ''} search={asked} />
      {data && data.waiting > 0 && (
        <p className="soft" role="status">
          {t`Not read yet: ${formatNumber(data.waiting)}`}
        </p>
      )}
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 &&
        (isFiltered ? (
          <EmptyState
            kind="no-match"
            title={t`No mail is like that`}
            actions={<Link to={paths.incoming()} search={{}}>{t`Show all`}</Link>}
          />
        ) : (
          <EmptyState kind="none-yet" title={t`No mail has come yet`}>
            {t`Mail comes by the receiving server, from mailboxes that are looked at, or by the API.`}
          </EmptyState>
        ))}
      {data && data.items.length > 0 && (
        <>
          <IncomingRows items={data.items} />
          <p className={css.pages}>
            {after && <Link to={paths.incoming()} search={asked}>{t`Newest`}</Link>}
            {data.next && (
              <Link to={paths.incoming()} search={{ ...asked, after: data.next }}>
                {t`Older`}
              </Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}

function Asked({ search }: { search: IncomingSearch }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { words, all } = useOutcomeWords()
  const [q, setQ] = useState(search.q ?? '')
  const show = (next: IncomingSearch) =>
    void navigate({
      to: paths.incoming(),
      search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')),
    })
  const find = (event: FormEvent) => {
    event.preventDefault()
    show({ ...search, q: q.trim() })
  }
  return (
    <search>
      <form className={css.asked} onSubmit={find}>
        <Field layout="stacked" label={t`What became of it`}>
          <Select
            value={search.outcome ?? ''}
            onChange={({ target }) => show({ ...search, outcome: target.value })}
          >
            <option value="">{t`Anything`}</option>
            {all.map((outcome) => (
              <option key={outcome} value={outcome}>
                {words(outcome)}
              </option>
            ))}
          </Select>
        </Field>
        <Field layout="stacked" label={t`Sender’s address or Message-ID`}>
          <TextInput type="search" value={q} onChange={({ target }) => setQ(target.value)} />
        </Field>
        <Button type="submit">{t`Find`}</Button>
      </form>
    </search>
  )
}
