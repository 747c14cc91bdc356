import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Filter, FilterCondition, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { AddChip } from '../../../ui/Chip.tsx'
import { noFilter } from '../list-search.ts'
import { descriptionQuery } from '../queries.ts'
import { ConditionChip } from './ConditionChip.tsx'
import { conditionAt, isFilter, isGroup, type Place, withCondition, withMatch } from './condition.ts'
import css from './filter.module.css'

const ConditionDialog = lazy(async () => ({
  default: (await import('./ConditionDialog.tsx')).ConditionDialog,
}))

type FilterBarProps = {
  record: ListRecord
  filter: Filter | null
  onFilter: (filter: Filter) => void
  /** What became of the view. */
  children?: ReactNode
}

/** The conditions as chips: all or any of them, with groups one level deep. */
export function FilterBar({ record, filter: given, onFilter, children }: FilterBarProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState<Place | null>(null)
  const filter = isFilter(given) ? given : noFilter
  const isAsked = filter.conditions.length > 0 || open !== null
  const { data } = useQuery({ ...descriptionQuery(record), enabled: isAsked })
  const chip = (condition: FilterCondition, place: Place) => (
    <ConditionChip
      key={`${place.group} ${place.at} ${condition.field}`}
      record={record}
      condition={condition}
      fields={data?.fields}
      onEdit={() => setOpen(place)}
      onRemove={() => onFilter(withCondition(filter, place, null))}
    />
  )
  const match = (group: number | null, value: Filter['match']) => (
    <Match value={value} onChange={(wanted) => onFilter(withMatch(filter, group, wanted))} />
  )
  return (
    <div className={css.bar}>
      {filter.conditions.length > 1 && match(null, filter.match)}
      {filter.conditions.map((item, at) =>
        isGroup(item) ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset does not flow with the chips beside it
          <div
            key={JSON.stringify(item)}
            className={css.group}
            role="group"
            aria-label={t`Group of conditions`}
          >
            {match(at, item.match)}
            {item.conditions.map((condition, inside) => chip(condition, { group: at, at: inside }))}
            <AddChip
              onClick={() => setOpen({ group: at, at: item.conditions.length })}
            >{t`Add to the group`}</AddChip>
          </div>
        ) : (
          chip(item, { group: null, at })
        ),
      )}
      <AddChip
        onClick={() => setOpen({ group: null, at: filter.conditions.length })}
      >{t`Add filter`}</AddChip>
      {filter.conditions.length > 0 && (
        <AddChip onClick={() => setOpen({ group: filter.conditions.length, at: 0 })}>{t`Add group`}</AddChip>
      )}
      {children}
      {open && (
        <Suspense>
          <ConditionDialog
            record={record}
            condition={conditionAt(filter, open)}
            onClose={() => setOpen(null)}
            onSave={(condition) => {
              setOpen(null)
              onFilter(withCondition(filter, open, condition))
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

/** A select that stands in the sentence: changing it is the change. */
function Match({ value, onChange }: { value: Filter['match']; onChange: (match: Filter['match']) => void }) {
  const { t } = useLingui()
  const other = value === 'all' ? 'any' : 'all'
  return (
    <button
      type="button"
      className={css.match}
      onClick={() => onChange(other)}
      title={value === 'all' ? t`Ask for any of them instead` : t`Ask for all of them instead`}
    >
      {value === 'all' ? t`All of:` : t`Any of:`}
    </button>
  )
}
