import { useLingui } from '@lingui/react/macro'
import { formatDay } from '../../shared/formats.ts'
import { Status } from '../../ui/Status.tsx'
import css from './domains.module.css'
import type { Domain } from './queries.ts'
import { useStatusWords } from './use-words.ts'

/** The head of a row: what the domain is called, until when it is held, whether all is known that it needs. */
export function DomainHead({ domain, isIncomplete }: { domain: Domain; isIncomplete: boolean }) {
  const { t } = useLingui()
  const statusWords = useStatusWords()
  const status = statusWords(domain.status)
  const { expiresOn, lockedUntil } = domain
  const isLocked = lockedUntil !== null && lockedUntil > new Date().toISOString().slice(0, 10)
  return (
    <th scope="row">
      <span className={css.domain}>{domain.name}</span>
      {status && <span className={css.line}>{status}</span>}
      {expiresOn && <span className={css.line}>{t`expires on ${formatDay(expiresOn, 'UTC')}`}</span>}
      {isLocked && <span className={css.line}>{t`no transfer before ${formatDay(lockedUntil, 'UTC')}`}</span>}
      <span className={css.ready}>
        {isIncomplete ? (
          <Status shape="triangle">{t`Incomplete`}</Status>
        ) : (
          <Status shape="full">{t`Complete`}</Status>
        )}
      </span>
    </th>
  )
}
