import { useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { foldText } from '../../../server/lib/pure/fold-text.ts'
import { useRoleWords } from '../../shared/routing-words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Ledger } from '../../ui/Ledger.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { DomainHead } from './DomainHead.tsx'
import css from './domains.module.css'
import type { Domain, DomainRole, Matrix } from './queries.ts'
import { RoleCell } from './RoleCell.tsx'
import { useHolderName } from './use-words.ts'
import { type RoleValues, textOf } from './values.ts'

const roles: DomainRole[] = ['registrant', 'administrative', 'technical', 'billing']
const atOnce = 50
/** From so many domains on they are looked for by name. */
const many = 12

type RoleTableProps = {
  matrix: Matrix
  values: RoleValues
  incomplete: ReadonlySet<number>
  /** What the address looks for. */
  asked: string
}

/** The matrix; on phones each domain is a card. */
export function RoleTable({ matrix, values, incomplete, asked }: RoleTableProps) {
  const { t } = useLingui()
  const roleWord = useRoleWords()
  const nameOf = useHolderName()
  // Not in the address while it is written: leaving an address asks about unsaved changes.
  const [q, setQ] = useState(asked)
  const [shown, setShown] = useState(atOnce)
  const found = matching(matrix.items, q)
  const holders = useMemo(
    () =>
      matrix.holders.map((holder) => (
        <option key={holder.holder} value={textOf(holder.holder)}>
          {nameOf(holder)}
        </option>
      )),
    [matrix.holders, nameOf],
  )
  const left = found.length - shown
  return (
    <>
      {(matrix.items.length > many || asked !== '') && (
        <div className={css.find}>
          <Field layout="stacked" label={t`Find a domain`}>
            <TextInput type="search" value={q} onChange={({ target }) => setQ(target.value)} />
          </Field>
        </div>
      )}
      {found.length === 0 && <p className={css.none}>{t`No domain is called “${q}”`}</p>}
      <Ledger caption={t`Who holds which role of each domain`} className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">{t`Domain`}</th>
            {roles.map((role) => (
              <th key={role} scope="col">
                {roleWord(role)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.slice(0, shown).map((domain) => (
            <tr key={domain.id}>
              <DomainHead domain={domain} isIncomplete={incomplete.has(domain.id)} />
              {roles.map((role) => (
                <RoleCell
                  key={role}
                  matrix={matrix}
                  domain={domain}
                  role={role}
                  values={values}
                  holders={holders}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </Ledger>
      {left > 0 && (
        <p className={css.more}>
          <Button onClick={() => setShown(shown + atOnce)}>{t`Show ${Math.min(left, atOnce)} more`}</Button>
        </p>
      )}
    </>
  )
}

function matching(domains: Domain[], q: string): Domain[] {
  const words = foldText(q).trim()
  return domains.filter(({ name, asciiName }) => foldText(name).includes(words) || asciiName.includes(words))
}
