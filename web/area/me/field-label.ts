import { useLingui } from '@lingui/react/macro'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'

/** What a field, or a choice of one, is called in the language spoken. */
export function useFieldLabel(): (named: Pick<OwnFieldAnswer, 'labels'>) => string {
  const { i18n } = useLingui()
  return ({ labels }) => labels[i18n.locale === 'es' ? 'es' : 'en']
}
