import { useLingui } from '@lingui/react/macro'
import type { FieldAnswer } from '../../../server/modules/fields/wire.ts'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import type { BulkChange } from '../../../server/modules/upkeep/wire.ts'
import { useFieldLabel } from '../../shared/fields/field-label.ts'
import { formatList, formatNumber } from '../../shared/formats.ts'
import { useFieldLabels } from '../trail/field-labels.ts'

/** What a job does, in words that can stand alone. One that a newer program began is a job. */
export function useJobTitle(): (job: Pick<JobAnswer, 'kind' | 'facts'>) => string {
  const { t } = useLingui()
  const ofChange = useChangeWords()
  const ofTickets = useTicketChangeWords()
  const ofExport = useExportWords()
  const label = useFieldLabel()
  return ({ kind, facts }) => {
    if (kind === 'bulk-edit') {
      const change = facts.change as BulkChange
      if (facts.record === 'ticket') return ofTickets(change)
      return change.kind === 'delete' && facts.record === 'company' ? t`Delete companies` : ofChange(change)
    }
    if (kind === 'undo') return t`Undo a change of many records`
    if (kind === 'associate-contacts') {
      const company = String(facts.company ?? '')
      return t`Associate contacts with ${company}`
    }
    if (kind === 'mailing') {
      const name = String(facts.name ?? '')
      return t`Mailing “${name}”`
    }
    if (kind === 'convert-field' || kind === 'merge-options') {
      const field = label({ labels: facts.field as FieldAnswer['labels'] })
      if (kind === 'merge-options') return t`Merge choices of “${field}”`
      return facts.undoes ? t`Undo the change of the type of “${field}”` : t`Change the type of “${field}”`
    }
    if (kind === 'export') return ofExport(facts)
    if (kind === 'index-field') return t`Prepare a field for filters`
    return t`Job`
  }
}

function useExportWords(): (facts: JobAnswer['facts']) => string {
  const { t } = useLingui()
  return ({ record, format }) => {
    const as = format === 'csv' ? 'CSV' : 'JSON'
    if (record === 'company') return t`Export companies (${as})`
    if (record === 'ticket') return t`Export tickets (${as})`
    return t`Export contacts (${as})`
  }
}

function useTicketChangeWords(): (change: BulkChange) => string {
  const { t } = useLingui()
  const ofChange = useChangeWords()
  return (change) => {
    if (change.kind === 'delete') return t`Delete tickets`
    if (change.kind !== 'set-field') return ofChange(change)
    switch (change.field) {
      case 'status':
        return t`Change the status of tickets`
      case 'priority':
        return t`Change the priority of tickets`
      case 'assignee':
        return t`Assign tickets`
      case 'department':
        return t`Change the department of tickets`
      default:
        return t`Change the category of tickets`
    }
  }
}

function useChangeWords(): (change: BulkChange) => string {
  const { t } = useLingui()
  const labelOf = useFieldLabels()
  return (change) => {
    switch (change.kind) {
      case 'add-tags': {
        const tags = formatList(change.tags)
        return t`Add tags: ${tags}`
      }
      case 'remove-tags': {
        const tags = formatList(change.tags)
        return t`Remove tags: ${tags}`
      }
      case 'set-field': {
        const field = labelOf(change.field)
        return t`Change “${field}”`
      }
      case 'add-company':
        return t`Add to a company`
      case 'remove-company':
        return t`Take out of a company`
      case 'block':
        return t`Block contacts`
      case 'unblock':
        return t`Unblock contacts`
      case 'delete':
        return t`Delete contacts`
    }
  }
}

/** How far it is: "1,200 of 3,000". */
export function useProgressWords(): (job: JobAnswer) => string {
  const { t } = useLingui()
  return ({ done, refused, total }) => {
    const past = formatNumber(done + refused)
    if (total === null) return past
    const all = formatNumber(total)
    return t`${past} of ${all}`
  }
}
