import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import recordCss from '../../directory/record/record.module.css'
import { paths } from '../../paths.ts'
import css from '../record/part.module.css'
import { useMayWriteTo } from '../record/use-may-write.ts'
import { DomainRows } from './DomainRows.tsx'
import { rolesQuery } from './queries.ts'

/** The domains of an account: state, dates, and who stands behind each. */
export function AccountDomains({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  // Pages that were left, newest last: the way back needs no cursor of its own.
  const [pages, setPages] = useState<string[]>([])
  const { data, error, refetch } = useQuery(rolesQuery(account.id, pages.at(-1)))
  const mayWrite = useMayWriteTo(account)
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const next = data?.next
  return (
    <>
      <h2 className="visually-hidden">{t`Domains`}</h2>
      {mayWrite && (
        <p className={css.tools}>
          <Link
            className={buttonClass('plain')}
            to={paths.newDomain(account.id)}
            search={{ show: 'domains' }}
          >{t`New domain`}</Link>
        </p>
      )}
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data?.items.length === 0 && <p className={recordCss.nothing}>{t`No domains yet.`}</p>}
      {data && data.items.length > 0 && (
        <DomainRows
          account={account}
          answer={data}
          mayWrite={mayWrite}
          foot={
            <>
              {pages.length > 0 && (
                <Button look="link" onClick={() => setPages(pages.slice(0, -1))}>{t`Previous page`}</Button>
              )}
              {next && <Button look="link" onClick={() => setPages([...pages, next])}>{t`Next page`}</Button>}
            </>
          }
        />
      )}
    </>
  )
}
