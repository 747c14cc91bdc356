import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { timeZones } from '../../../server/lib/pure/time-zones.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import type { FieldLayout } from '../../ui/Field.tsx'
import { matchesFolded } from '../fold.ts'
import { timeZoneName } from '../time-zone-name.ts'
import { FormField } from './FormField.tsx'

/** A time zone of the form around, found by its city: "Ciudad de México (UTC−6)". */
export function TimeZoneField({
  name,
  label,
  hint,
  layout,
  byDefault,
}: {
  name: string
  /** "Time zone" unless the definitions call it something else. */
  label?: string
  hint?: ReactNode
  layout?: FieldLayout
  byDefault?: { onClear: () => void } | undefined
}) {
  const { t, i18n } = useLingui()
  const { control } = useFormContext()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names are of a language
  const choices = useMemo(zoneChoices, [i18n.locale])
  return (
    <FormField name={name} label={label ?? t`Time zone`} hint={hint} layout={layout} byDefault={byDefault}>
      <Controller
        name={name}
        control={control}
        render={({ field }) => <ComboBox {...field} choices={choices} matches={matchesFolded} />}
      />
    </FormField>
  )
}

function zoneChoices() {
  const now = new Date()
  return timeZones()
    .map((id) => ({ id, label: timeZoneName(id, now) }))
    .sort((one, other) => one.label.localeCompare(other.label))
}
