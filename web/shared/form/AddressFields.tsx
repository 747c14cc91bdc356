import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { formFieldsOf, type PostalField, postalFormatOf } from '../../../server/lib/pure/postal-format.ts'
import { regionsOf } from '../../../server/lib/pure/postal-regions.ts'
import { Button } from '../../ui/Button.tsx'
import type { FieldLayout } from '../../ui/Field.tsx'
import { TextArea, TextInput } from '../../ui/TextInput.tsx'
import css from './address-fields.module.css'
import { CountryField } from './CountryField.tsx'
import { FormField } from './FormField.tsx'
import { usePostalLabel } from './postal-labels.ts'

/** What a form with these fields holds besides its own. */
export type AddressValues = {
  addressForm: 'fields' | 'block'
  postalAddress: Record<PostalField, string>
}

type AddressFieldsProps = {
  layout?: FieldLayout
  byDefault?: { onClear: () => void } | undefined
  /** `own`: the browser may fill in the address of whoever sits before it. */
  autofill?: 'own'
}

/** A postal address: the country first, then its fields as its people write them, or all in one block. */
export function AddressFields({ layout, byDefault, autofill }: AddressFieldsProps) {
  const { t } = useLingui()
  const { register, setValue } = useFormContext<AddressValues>()
  const regionsId = useId()
  const country = useWatch<AddressValues, 'postalAddress.country'>({ name: 'postalAddress.country' })
  const label = usePostalLabel(country || null)
  const shape = useWatch<AddressValues, 'addressForm'>({ name: 'addressForm' })
  const { data: regions = [] } = useQuery({
    queryKey: ['regions', country],
    queryFn: () => regionsOf(country || null),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const example = postalFormatOf(country || null).postcode?.example
  const change = (to: 'fields' | 'block') => setValue('addressForm', to, { shouldDirty: true })
  return (
    <>
      <CountryField name="postalAddress.country" layout={layout} byDefault={byDefault} />
      {shape === 'block' ? (
        <FormField
          name="postalAddress.block"
          label={t`Postal address`}
          layout={layout}
          hint={t`As it stands on a letter`}
        >
          <TextArea
            {...register('postalAddress.block')}
            rows={4}
            autoComplete={autofill && 'street-address'}
          />
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
              autoComplete={autofill && tokens[field]}
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

/** HTML, 4.10.18.7 "Autofill". A colonia or bairro is kept in the second line. */
const tokens: Partial<Record<PostalField, string>> = {
  street1: 'address-line1',
  street2: 'address-line2',
  street3: 'address-line3',
  city: 'address-level2',
  state: 'address-level1',
  postcode: 'postal-code',
}
