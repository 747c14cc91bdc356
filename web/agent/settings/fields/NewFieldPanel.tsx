import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { paths } from '../../paths.ts'
import { DefinitionFields } from './DefinitionFields.tsx'
import css from './fields.module.css'
import { DefinitionPreview } from './Preview.tsx'
import { useFieldRecord } from './record-of.ts'
import { customTypes, useTypeWords } from './type-words.ts'
import { useFieldChanges } from './use-field-changes.ts'
import { type DefinitionValues, definitionBody, emptyDefinition, placeOfProblem } from './values.ts'

/** `/agent/settings/fields/<record>/new` */
export function NewFieldPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const record = useFieldRecord()
  const typeWords = useTypeWords()
  const { create } = useFieldChanges()
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  usePageTitle(t`New field`)
  const entry = useEntryForm<DefinitionValues, FieldAnswer>({
    start: emptyDefinition,
    draft: `new-field ${record}`,
    save: (values) => {
      const { labels = values.labels, ...body } = definitionBody(values, emptyDefinition)
      return create({ record, labels, ...body, type: values.type }, idempotencyKey)
    },
    saved: (field) => void navigate({ to: paths.field(record, field.id) }),
    fieldOf: (problem) => {
      // What was refused was no creation: the next one is another.
      setKey(newIdempotencyKey())
      return placeOfProblem(problem)
    },
  })
  const blank = { record, isStandard: false, key: '', isArchived: false }
  return (
    <Panel
      title={t`New field`}
      lead={record === 'company' ? t`For companies` : t`For contacts`}
      onClose={() => void navigate({ to: paths.fields(record) })}
    >
      <EntryForm entry={entry} label={t`New field`}>
        <PanelBody>
          <div className={css.definition}>
            <FormField name="type" label={t`Type`}>
              <Select
                {...entry.form.register('type', { onChange: () => entry.form.setValue('defaultValue', '') })}
              >
                {customTypes.map((type) => (
                  <option key={type} value={type}>
                    {typeWords(type)}
                  </option>
                ))}
              </Select>
            </FormField>
            <DefinitionFields field={blank} isDirty />
          </div>
          <DefinitionPreview field={blank} />
        </PanelBody>
        <PanelFoot>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}
