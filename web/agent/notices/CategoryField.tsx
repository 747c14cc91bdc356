import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFormContext } from 'react-hook-form'
import { FormField } from '../../shared/form/FormField.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Select } from '../../ui/TextInput.tsx'
import { categoriesQuery } from './queries.ts'

/** What a message is about: it decides who gets copies. */
export function CategoryField() {
  const { t } = useLingui()
  const { register } = useFormContext()
  const words = useCategoryWords()
  const { data } = useQuery(categoriesQuery)
  return (
    <FormField name="category" label={t`Category`} hint={t`It decides which additional contacts get a copy.`}>
      <Select {...register('category')}>
        <option value="">{t`Choose…`}</option>
        {data?.items
          .filter(({ isOffered }) => isOffered)
          .map(({ category }) => (
            <option key={category} value={category}>
              {words(category)}
            </option>
          ))}
      </Select>
    </FormField>
  )
}
