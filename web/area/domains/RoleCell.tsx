import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormContext } from 'react-hook-form'
import { FormField } from '../../shared/form/FormField.tsx'
import { formatDay, formatList } from '../../shared/formats.ts'
import { useRoleWords } from '../../shared/routing-words.ts'
import { Status } from '../../ui/Status.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './domains.module.css'
import type { Domain, DomainRole, Matrix } from './queries.ts'
import { useHolderName } from './use-words.ts'
import { cellName, isWaiting, missingFor, pickedIn, type RoleValues } from './values.ts'

type RoleCellProps = {
  matrix: Matrix
  domain: Domain
  role: DomainRole
  values: RoleValues
  /** The options of every list: made once, for there may be thousands of them. */
  holders: ReactNode
}

/** Who holds one role of one domain: to be chosen, with what she lacks for it and who held it before. */
export function RoleCell({ matrix, domain, role, values, holders }: RoleCellProps) {
  const { t } = useLingui()
  const roleWord = useRoleWords()
  const nameOf = useHolderName()
  const { register } = useFormContext<RoleValues>()
  const held = domain.roles.find((cell) => cell.role === role)
  const picked = pickedIn(values, domain, role)
  if (!held || picked === undefined)
    return (
      <td data-label={roleWord(role)} className="soft">
        <span className={css.fixed}>{t`not needed`}</span>
      </td>
    )
  const missing = missingFor(matrix, domain, role, picked)
  const lacks = missing.length > 0 && (
    <Status shape="triangle">{t`missing: ${formatList(missing.map(({ name }) => name))}`}</Status>
  )
  return (
    <td data-label={roleWord(role)}>
      {isWaiting(domain, role) ? (
        <>
          <span className={css.fixed}>{nameOf(held)}</span>
          {lacks && <span className={css.lacks}>{lacks}</span>}
          <Waits domain={domain} />
        </>
      ) : (
        <FormField
          name={cellName(domain.id, role)}
          label={t`${roleWord(role)} of ${domain.name}`}
          layout="bare"
          hint={lacks && <span className={css.lacks}>{lacks}</span>}
        >
          <Select
            {...register(cellName(domain.id, role))}
            className={missing.length > 0 ? (css.warned ?? '') : ''}
          >
            {holders}
          </Select>
        </FormField>
      )}
      {picked !== held.holder && (
        <span className={css.was}>
          {held.holder === 'main-user'
            ? t`before: you, not saved yet`
            : t`before: ${held.name}, not saved yet`}
        </span>
      )}
      {role === 'registrant' && <OnRecord domain={domain} />}
      {role === 'registrant' && <Unverified domain={domain} />}
    </td>
  )
}

function Waits({ domain: { registrantChange } }: { domain: Domain }) {
  const { t } = useLingui()
  if (!registrantChange) return null
  return <span className={css.was}>{t`a change to ${registrantChange.new.name} waits for approval`}</span>
}

/** Whom the registry knows, while the holder is called or reached otherwise: the domain's legal mail goes there. */
function OnRecord({ domain: { registrant, registrantChange, lastRegistrantChange } }: { domain: Domain }) {
  const { t } = useLingui()
  if (!registrant || registrant.isHolder) return null
  const state = registrantChange ? 'pending' : lastRegistrantChange?.state
  return (
    <span className={css.lacks}>
      <Status shape="half">{t`on record: ${registrant.name} (${registrant.email})`}</Status>
      {state === 'refused' && <span className={css.was}>{t`the last change was refused`}</span>}
      {state === 'expired' && <span className={css.was}>{t`the last change was not approved in time`}</span>}
    </span>
  )
}

/** The registrant's address has to be verified, and was not yet. */
function Unverified({ domain: { verification } }: { domain: Domain }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  if (!verification || verification.verifiedAt) return null
  const { email, until, isOverdue } = verification
  return (
    <span className={css.lacks}>
      <Status shape={isOverdue ? 'triangle' : 'half'}>
        {isOverdue
          ? t`${email} was not verified in time`
          : t`${email} has to be verified before ${formatDay(until, timeZone)}`}
      </Status>
    </span>
  )
}
