import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import type {
  DomainAnswer,
  HolderId,
  RoleCell,
  RolesAnswer,
} from '../../../../server/modules/domains/wire.ts'
import { formatDay, formatList } from '../../../shared/formats.ts'
import { type DomainRole, useRoleWords } from '../../../shared/routing-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Status } from '../../../ui/Status.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import css from '../record/part.module.css'
import { DomainState } from './DomainState.tsx'
import { useGiveRole } from './use-give-role.tsx'
import { WaitingChange } from './WaitingChange.tsx'

const roles = ['registrant', 'administrative', 'technical', 'billing'] as const

type DomainRowsProps = { account: AccountAnswer; answer: RolesAnswer; mayWrite: boolean; foot: ReactNode }

/** Domains × roles: each role with who holds it and what she lacks, changed where it stands. */
export function DomainRows({ account, answer, mayWrite, foot }: DomainRowsProps) {
  const { t } = useLingui()
  const words = useRoleWords()
  const { give, asked } = useGiveRole(account.id)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keys
    <section className={css.matrix} aria-label={t`Domains and roles`} tabIndex={0}>
      <Ledger caption={t`Domains of ${account.name}`} className={css.table} foot={foot}>
        <thead>
          <tr>
            <th scope="col">{t`Domain`}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {words(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.items.map((domain) => (
            <LedgerRow key={domain.id} className={css.row}>
              <td className={css.lines}>
                <DomainCell account={account} domain={domain} mayWrite={mayWrite} />
              </td>
              {roles.map((role) => (
                <td key={role} className={css.lines}>
                  <Cell
                    domain={domain}
                    cell={domain.roles.find((each) => each.role === role)}
                    answer={answer}
                    role={role}
                    mayWrite={mayWrite}
                    onGive={(holder, all) => give({ domainId: all ? 'all' : domain.id, role, holder })}
                  />
                </td>
              ))}
            </LedgerRow>
          ))}
        </tbody>
      </Ledger>
      {asked}
    </section>
  )
}

function DomainCell({
  account,
  domain,
  mayWrite,
}: {
  account: AccountAnswer
  domain: DomainAnswer
  mayWrite: boolean
}) {
  const { t } = useLingui()
  const { expiresOn, lockedUntil, verification, registrant, registrantChange, lastRegistrantChange } = domain
  return (
    <>
      <Link className={rowNameClass} to={paths.domain(account.id, domain.id)} search={{ show: 'domains' }}>
        {domain.name}
      </Link>
      <DomainState status={domain.status} />
      {expiresOn && <span className="meta num">{t`expires on ${formatDay(expiresOn, 'UTC')}`}</span>}
      {lockedUntil && (
        <span className="meta num">{t`no transfer before ${formatDay(lockedUntil, 'UTC')}`}</span>
      )}
      {verification && !verification.verifiedAt && (
        <Status
          shape={verification.isOverdue ? 'cross' : 'triangle'}
        >{t`Registrant’s address not verified`}</Status>
      )}
      {registrant && !registrant.isHolder && (
        <>
          <Status shape="half">{t`Registrant on record: ${registrant.name}, ${registrant.email}`}</Status>
          {!registrantChange && lastRegistrantChange?.state === 'refused' && (
            <span className="meta">{t`the last change was refused`}</span>
          )}
          {!registrantChange && lastRegistrantChange?.state === 'expired' && (
            <span className="meta">{t`the last change was not approved in time`}</span>
          )}
        </>
      )}
      {registrantChange && (
        <WaitingChange change={registrantChange} accountId={account.id} mayWrite={mayWrite} />
      )}
    </>
  )
}

type CellProps = {
  domain: DomainAnswer
  cell: RoleCell | undefined
  answer: RolesAnswer
  role: DomainRole
  mayWrite: boolean
  onGive: (holder: HolderId, all: boolean) => void
}

function Cell({ domain, cell, answer, role, mayWrite, onGive }: CellProps) {
  const { t } = useLingui()
  const words = useRoleWords()
  // On a phone the table has no heads.
  const head = <span className={css.head}>{words(role)}</span>
  if (!cell)
    return (
      <>
        {head}
        <span className="meta">—</span>
      </>
    )
  const missing = cell.missing.map(({ name }) => name)
  return (
    <>
      {head}
      {mayWrite ? (
        <Select
          aria-label={`${words(role)}, ${domain.name}`}
          value={String(cell.holder)}
          onChange={({ target }) =>
            onGive(target.value === 'main-user' ? 'main-user' : Number(target.value), false)
          }
        >
          {answer.holders.map(({ holder, name }) => (
            <option key={holder} value={String(holder)}>
              {holder === 'main-user' ? t`${name} (main user)` : name}
            </option>
          ))}
        </Select>
      ) : (
        <span>{cell.name}</span>
      )}
      {missing.length > 0 && (
        <span className={css.missing}>
          <Status shape="triangle">{t`missing: ${formatList(missing)}`}</Status>
        </span>
      )}
      {mayWrite && answer.total > 1 && (
        <Button
          look="link"
          aria-label={t`Use ${cell.name} for all domains: ${words(role)}`}
          onClick={() => onGive(cell.holder, true)}
        >{t`Use for all`}</Button>
      )}
    </>
  )
}
