import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { countries } from '../../../server/lib/pure/countries.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { FieldLayout } from '../../ui/Field.tsx'
import { matchesFolded } from '../fold.ts'
import { countryName } from '../formats.ts'
import { FormField } from './FormField.tsx'

/** A country of the form around, found by its name in the reader's language. */
export function CountryField({
  name,
  hint,
  layout,
  byDefault,
}: {
  name: string
  hint?: ReactNode
  layout?: FieldLayout
  byDefault?: { onClear: () => void } | undefined
}) {
  const { t, i18n } = useLingui()
  const { control } = useFormContext()
  const choices = useMemo(() => countryChoices(i18n.locale), [i18n.locale])
  return (
    <FormField name={name} label={t`Country`} hint={hint} layout={layout} byDefault={byDefault}>
      <Controller
        name={name}
        control={control}
        render={({ field }) => <ComboBox {...field} choices={choices} matches={matchesFolded} />}
      />
    </FormField>
  )
}

function countryChoices(locale: string) {
  const order = new Intl.Collator(locale).compare
  return countries
    .map((id) => ({ id, label: countryName(id) }))
    .sort((one, other) => order(one.label, other.label))
}
