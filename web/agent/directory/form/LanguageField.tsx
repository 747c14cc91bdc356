import { useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { contactLanguages } from '../../../../server/lib/pure/languages.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import { languageName } from '../../../shared/formats.ts'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { useByDefault } from './by-default.ts'
import type { ContactValues } from './values.ts'

/** The language in which one writes to the contact. */
export function LanguageField({ layout }: { layout?: FieldLayout }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { register, getValues } = useFormContext<ContactValues>()
  const now = getValues('language')
  const offered = contactLanguages.includes(now) || now === '' ? contactLanguages : [now, ...contactLanguages]
  return (
    <FormField name="language" label={label('language')} layout={layout} byDefault={useByDefault('language')}>
      <Select {...register('language')}>
        <option value="">{t`Not given`}</option>
        {offered.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}
