import type { FieldAnswer } from '../../../server/modules/fields/wire.ts'

/** What drawing a field takes of its definition: agents' and customers' answers both have it. */
export type FieldDefinition = Pick<FieldAnswer, 'path' | 'type' | 'labels' | 'options'> & {
  help?: Partial<FieldAnswer['labels']>
}

/** A custom field, rather than one that every record has. */
export const isCustom = ({ path }: Pick<FieldDefinition, 'path'>): boolean => path.startsWith('custom.')

/** The key of a custom field in a record's `custom`. */
export const customKey = ({ path }: Pick<FieldDefinition, 'path'>): string => path.slice('custom.'.length)
