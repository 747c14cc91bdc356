import { createContext, use } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'

type Path = 'language' | 'timeZone' | 'postalAddress.country'

/** What the definitions fill in where nothing is given; null in the form of a contact that exists. */
export const Defaults = createContext<Record<Path, string> | null>(null)

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
