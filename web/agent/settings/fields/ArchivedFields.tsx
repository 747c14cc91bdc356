import { useLingui } from '@lingui/react/macro'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { Button } from '../../../ui/Button.tsx'
import css from './fields.module.css'
import { useTypeWords } from './type-words.ts'
import { orTold, useFieldChanges } from './use-field-changes.ts'

/** Fields out of use: their values are kept, and they can come back. */
export function ArchivedFields({ fields }: { fields: FieldAnswer[] }) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const type = useTypeWords()
  const { unarchive } = useFieldChanges()
  if (fields.length === 0) return null
  return (
    <section className={css.archived} aria-label={t`Archived fields`}>
      <h2>{t`Archived fields`}</h2>
      <p className="soft">{t`They are in no form or list. Their values are kept.`}</p>
      <ul>
        {fields.map((field) => (
          <li key={field.id}>
            <span>
              {label(field)} <span className="meta">{type(field.type)}</span>
            </span>
            <Button look="link" onClick={() => void orTold(() => unarchive(field))}>
              {t`Use again`}
              <span className="visually-hidden"> {label(field)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
