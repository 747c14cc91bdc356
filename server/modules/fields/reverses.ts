import { type Reverse, type Reverses, reverseEach, type UndoJobs } from '../trail/index.ts'
import { undoMergedValues } from './merge-job.ts'
import { beginConversionUndo } from './undo-conversion.ts'
import { undoFieldChange } from './undo-field-change.ts'

const definitionsBack = reverseEach(undoFieldChange)

/** Definitions, and before one whose choices were merged the records that followed it in chunks. */
const changesBack: Reverse = async (tx, actor, now, { undoId, images }) => {
  const records = images.filter(({ subject }) => subject.kind !== 'field')
  await undoMergedValues(tx, records)
  const definitions = images.filter(({ subject }) => subject.kind === 'field')
  return [
    ...records.map(({ subject }) => ({ subject, problems: [], isRefused: false })),
    ...(await definitionsBack(tx, actor, now, { undoId, images: definitions })),
  ]
}

/** What takes back the commands of this module. */
export const fieldReverses: Reverses = { 'change-field': changesBack }

/** Another type of many values. */
export const fieldUndoJobs: UndoJobs = { 'convert-field': beginConversionUndo }
