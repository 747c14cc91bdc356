import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useRoleWords } from '../../shared/routing-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/TextInput.tsx'
import css from './domains.module.css'
import type { DomainRole, Matrix } from './queries.ts'
import { useHolderName } from './use-words.ts'
import { isWaiting, type RoleValues, textOf } from './values.ts'

/** One role of all domains given to one person; still to be saved. */
export function UseForAll({ matrix }: { matrix: Matrix }) {
  const { t } = useLingui()
  const roleWord = useRoleWords()
  const nameOf = useHolderName()
  const { getValues, reset } = useFormContext<RoleValues>()
  const [role, setRole] = useState<DomainRole>('technical')
  const [holder, setHolder] = useState<string>(textOf(matrix.holders.at(-1)?.holder ?? 'main-user'))
  const all = ['registrant', 'administrative', 'technical', 'billing'] as const
  const domains = matrix.items.filter(
    (domain) => domain.roles.some((cell) => cell.role === role) && !isWaiting(domain, role),
  )
  if (matrix.items.length < 2) return null
  const give = () => {
    const { roles } = getValues()
    const given = domains.map(({ id }) => [`d${id}`, { ...roles[`d${id}`], [role]: holder }])
    // At once: there may be hundreds, and the page is drawn anew for each value that is set alone.
    reset({ roles: { ...roles, ...Object.fromEntries(given) } }, { keepDefaultValues: true })
  }
  const { length: count } = domains
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line
    <div className={css.all} role="group" aria-label={t`One role of all domains`}>
      <Field layout="stacked" label={t`Role`}>
        <Select value={role} onChange={({ target }) => setRole(target.value as DomainRole)}>
          {all.map((each) => (
            <option key={each} value={each}>
              {roleWord(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Field layout="stacked" label={t`Contact`}>
        <Select value={holder} onChange={({ target }) => setHolder(target.value)}>
          {matrix.holders.map((each) => (
            <option key={each.holder} value={textOf(each.holder)}>
              {nameOf(each)}
            </option>
          ))}
        </Select>
      </Field>
      <Button onClick={give}>{count === 1 ? t`Use for 1 domain` : t`Use for the ${count} domains`}</Button>
    </div>
  )
}
