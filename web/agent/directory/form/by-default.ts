import { createContext, use } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { CustomFormValues } from '../../../shared/fields/form-values.ts'

type Path = 'language' | 'timeZone' | 'postalAddress.country' | `custom.${string}`

/** What the definitions fill in where nothing is given; null in the form of a contact that exists. */
export const Defaults = createContext<Partial<Record<Path, string>> | null>(null)

/** For `byDefault` of a field: set while its value is the default that nobody has chosen. */
export function useByDefault(path: Path): { onClear: () => void } | undefined {
  const { setValue, setFocus } = useFormContext()
  const value: unknown = useWatch({ name: path })
  const byDefault = use(Defaults)?.[path]
  if (!byDefault || value !== byDefault) return undefined
  return {
    onClear: () => {
      setValue(path, '', { shouldDirty: true })
      setTimeout(() => setFocus(path))
    },
  }
}

/** The custom values that came from a default, by path: of a new contact all that are there, else those marked so. */
export function customByPath(
  custom: CustomFormValues,
  applied?: readonly string[],
): Partial<Record<Path, string>> {
  return Object.fromEntries(
    Object.entries(custom).flatMap(([id, value]) => {
      const path = `custom.${id}` as const
      const isDefault = typeof value === 'string' && value !== '' && (!applied || applied.includes(path))
      return isDefault ? [[path, value]] : []
    }),
  )
}
