import { useLingui } from '@lingui/react/macro'

/** `.com.mx`; '' is for all that have no entry of their own. */
export function useEndingName(): (ending: string) => string {
  const { t } = useLingui()
  return (ending) => (ending === '' ? t`All others` : `.${ending}`)
}
