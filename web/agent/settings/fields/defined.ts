import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'

/** A definition that is there, or what is known of a new one before it is. */
export type Defined = Pick<FieldAnswer, 'record' | 'isStandard' | 'key' | 'isArchived'> & Partial<FieldAnswer>
