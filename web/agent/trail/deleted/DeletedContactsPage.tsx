import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import { DeletedRows } from './DeletedRows.tsx'
import css from './deleted.module.css'
import { deletedContactsQuery } from './queries.ts'

/** `/agent/deleted-contacts`: who was deleted, by whom, and the way back while there is one. */
export function DeletedContactsPage() {
  const { t } = useLingui()
  const { q, after } = useSearch({ from: '/shell/further/agent/deleted-contacts' })
  const { data, error, refetch } = useQuery(
    deletedContactsQuery({ ...(q ? { q } : {}), ...(after ? { after } : {}) }),
  )
  const asked = q ? { q } : {}
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Deleted contacts`} />}
      lead={t`They can be brought back for 30 days, with their addresses as far as nobody has taken them. Their tickets stay until a contact is erased for good.`}
    >
      <Asked key={q ?? ''} q={q ?? ''} />
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 &&
        (q ? (
          <EmptyState
            kind="no-match"
            title={t`No deleted contact has a name like that`}
            actions={<Link to={paths.deletedContacts()} search={{}}>{t`Show all`}</Link>}
          />
        ) : (
          <EmptyState kind="none-yet" title={t`No contact is deleted`} />
        ))}
      {data && data.items.length > 0 && (
        <>
          <DeletedRows items={data.items} />
          <p className={css.pages}>
            {after && <Link to={paths.deletedContacts()} search={asked}>{t`First page`}</Link>}
            {data.next && (
              <Link to={paths.deletedContacts()} search={{ ...asked, after: data.next }}>{t`Next page`}</Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}

function Asked({ q }: { q: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [written, setWritten] = useState(q)
  const find = (event: FormEvent) => {
    event.preventDefault()
    const sought = written.trim()
    void navigate({ to: paths.deletedContacts(), search: sought ? { q: sought } : {} })
  }
  return (
    <search>
      <form className={css.asked} onSubmit={find}>
        <Field layout="stacked" label={t`Part of the name or address`}>
          <TextInput
            type="search"
            value={written}
            maxLength={200}
            onChange={({ target }) => setWritten(target.value)}
          />
        </Field>
        <Button type="submit">{t`Find`}</Button>
      </form>
    </search>
  )
}
