import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { languageName } from '../../../shared/formats.ts'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { Select, TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { Radio } from '../../../ui/Tick.tsx'
import { categoriesQuery } from '../../notices/queries.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../settings.module.css'
import type { DepartmentValues } from './department-values.ts'
import { unknownChoices, useUnknownWords } from './use-unknown-words.ts'

/** What a department consists of. */
export function DepartmentFields() {
  const { t } = useLingui()
  const { register } = useFormContext<DepartmentValues>()
  const { workspace } = useAgent().session
  const categoryWord = useCategoryWords()
  const unknownWords = useUnknownWords()
  const { data: categories } = useQuery(categoriesQuery)
  return (
    <>
      <FormField name="name" label={t`Name`}>
        <TextInput {...register('name')} />
      </FormField>
      <FormField
        name="address"
        label={t`Address`}
        hint={t`Where customers write to, such as soporte@alameda.example. Answers are from it, so mail to it has to reach this program.`}
      >
        <TextInput type="email" inputMode="email" {...register('address')} />
      </FormField>
      <FormField
        name="furtherAddresses"
        label={t`Further addresses`}
        hint={t`That forward to it or are its too, one on each line. Signed mail that names none of the addresses, and does not come from its sender’s own server, is held: anybody could have handed it on.`}
      >
        <TextArea spellCheck={false} rows={2} {...register('furtherAddresses')} />
      </FormField>
      <FormField
        name="displayName"
        label={t`Sender’s name`}
        hint={t`Behind the agent’s name; empty: ${workspace.name}.`}
      >
        <TextInput {...register('displayName')} />
      </FormField>
      <FormField
        name="category"
        label={t`Category`}
        hint={t`Of tickets that are opened by mail to it: it decides which additional contacts get copies.`}
      >
        <Select {...register('category')}>
          {(categories?.items ?? [{ category: 'support' as const }]).map(({ category }) => (
            <option key={category} value={category}>
              {categoryWord(category)}
            </option>
          ))}
        </Select>
      </FormField>
      <FormFieldGroup
        name="unknownSenders"
        label={t`Strangers`}
        hint={t`Whoever proves who they are, but is no contact.`}
      >
        <div className={css.choices}>
          {unknownChoices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              hint={unknownWords(choice).hint}
              {...register('unknownSenders')}
            >
              {unknownWords(choice).name}
            </Radio>
          ))}
        </div>
      </FormFieldGroup>
      {(['es', 'en'] as const).map((language) => (
        <FormField
          key={language}
          name={`signatures.${language}`}
          label={t`Signature, ${languageName(language)}`}
        >
          <TextArea lang={language} {...register(`signatures.${language}`)} />
        </FormField>
      ))}
    </>
  )
}
