import { useLingui } from '@lingui/react/macro'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { formatList } from '../../../shared/formats.ts'

/** Says up front what must be given, whatever the definitions ask for. */
export function useRequiredWords(fields: FieldAnswer[]): string {
  const { t } = useLingui()
  const label = useFieldLabel()
  const required = fields.filter((field) => field.requiredForAgents || field.path === 'name').map(label)
  if (required.length < 2) return t`Only the name is needed.`
  const list = formatList(required)
  return t`Needed: ${list}.`
}
