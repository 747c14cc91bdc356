import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConversionAnswer, FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Fold } from '../../../ui/Rows.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import css from './fields.module.css'
import { conversionQuery } from './queries.ts'
import { customTypes, useTypeWords } from './type-words.ts'
import { orTold, useFieldChanges } from './use-field-changes.ts'

/** Another type for a field with values: first what it would make of them, then, if that is wanted, the change. */
export function AnotherType({ field, isDirty }: { field: FieldAnswer; isDirty: boolean }) {
  const { t } = useLingui()
  const typeWords = useTypeWords()
  const { convert } = useFieldChanges()
  const [type, setType] = useState('')
  const { data, refetch } = useQuery({ ...conversionQuery(field.id, type), enabled: type !== '' })
  const go = async () => {
    if (data && !(await orTold(() => convert(field, type, data.lost)))) void refetch()
  }
  return (
    <Fold title={t`Change the type`}>
      <div className={css.section}>
        <Field label={t`New type`} layout="stacked">
          <Select value={type} onChange={(event) => setType(event.target.value)}>
            <option value="">{t`Choose one`}</option>
            {customTypes
              .filter((each) => each !== field.type)
              .map((each) => (
                <option key={each} value={each}>
                  {typeWords(each)}
                </option>
              ))}
          </Select>
        </Field>
        <div role="status">{data && type !== '' && <Outcome of={data} />}</div>
        {data && type !== '' && (
          <Button
            look={data.lost > 0 ? 'danger' : 'plain'}
            reason={isDirty && t`The changes above are saved first.`}
            onClick={() => void go()}
          >
            {t`Change the type`}
          </Button>
        )}
      </div>
    </Fold>
  )
}

function Outcome({ of: { records, kept, lost, examples, newOptions } }: { of: ConversionAnswer }) {
  const { t } = useLingui()
  if (records === 0) return <p>{t`No record has a value: nothing is lost.`}</p>
  return (
    <>
      <p>
        <Plural value={kept} _0="No value is kept." one="# value is kept." other="# values are kept." />{' '}
        {newOptions > 0 && (
          <Plural value={newOptions} one="# choice is made of them." other="# choices are made of them." />
        )}
      </p>
      {lost > 0 && (
        <Say
          tone="warn"
          title={<Plural value={lost} one="# value would be lost" other="# values would be lost" />}
        >
          <ul className={css.examples}>
            {examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </Say>
      )}
    </>
  )
}
