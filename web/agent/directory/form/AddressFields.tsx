import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { formFieldsOf, postalFormatOf } from '../../../../server/lib/pure/postal-format.ts'
import { regionsOf } from '../../../../server/lib/pure/postal-regions.ts'
import { CountryField } from '../../../shared/form/CountryField.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { Button } from '../../../ui/Button.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { useByDefault } from './by-default.ts'
import css from './form.module.css'
import { usePostalLabel } from './postal-labels.ts'
import type { ContactValues } from './values.ts'

/** A postal address: the country first, then its fields as its people write them, or all in one block. */
export function AddressFields({ layout }: { layout?: FieldLayout }) {
  const { t } = useLingui()
  const { register, setValue } = useFormContext<ContactValues>()
  const regionsId = useId()
  const country = useWatch<ContactValues, 'postalAddress.country'>({ name: 'postalAddress.country' })
  const label = usePostalLabel(country || null)
  const shape = useWatch<ContactValues, 'addressForm'>({ name: 'addressForm' })
  const { data: regions = [] } = useQuery({
    queryKey: ['regions', country],
    queryFn: () => regionsOf(country || null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const example = postalFormatOf(country || null).postcode?.example
  const change = (to: 'fields' | 'block') => setValue('addressForm', to, { shouldDirty: true })
  return (
    <>
      <CountryField
        name="postalAddress.country"
        layout={layout}
        byDefault={useByDefault('postalAddress.country')}
      />
      {shape === 'block' ? (
        <FormField
          name="postalAddress.block"
          label={t`Postal address`}
          layout={layout}
          hint={t`As it stands on a letter`}
        >
          <TextArea {...register('postalAddress.block')} rows={4} />
        </FormField>
      ) : (
        formFieldsOf(country || null).map(({ field, label: code }) => (
          <FormField
            key={field}
            name={`postalAddress.${field}`}
            label={label(code)}
            layout={layout}
            hint={field === 'postcode' && example ? t`For example ${example}` : undefined}
          >
            <TextInput
              {...register(`postalAddress.${field}`)}
              list={field === 'state' && regions.length > 0 ? regionsId : undefined}
            />
          </FormField>
        ))
      )}
      <datalist id={regionsId}>
        {regions.map(([code, names]) => (
          <option key={code} value={names[0]} />
        ))}
      </datalist>
      <p className={css.shape}>
        {shape === 'block' ? (
          <Button look="link" onClick={() => change('fields')}>{t`In separate fields`}</Button>
        ) : (
          <Button look="link" onClick={() => change('block')}>{t`All in one block`}</Button>
        )}
      </p>
    </>
  )
}
