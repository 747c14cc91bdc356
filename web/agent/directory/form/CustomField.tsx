import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { FieldInput } from '../../../shared/fields/FieldInput.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { useByDefault } from './by-default.ts'

/** A custom field in a form of contacts. */
export function CustomField({ field, layout }: { field: FieldAnswer; layout?: FieldLayout }) {
  const byDefault = useByDefault(field.path as `custom.${string}`)
  return <FieldInput field={field} layout={layout} byDefault={byDefault} />
}
