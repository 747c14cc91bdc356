import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { CountAnswer, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { useActions } from '../../../shared/keys.ts'
import { Button } from '../../../ui/Button.tsx'
import { about } from '../ListCount.tsx'
import type { Shown } from '../list-state.ts'
import type { Selection } from '../use-selection.ts'
import css from './bulk.module.css'

type BatchBarProps = {
  record: ListRecord
  shown: Shown
  selection: Selection
  count: CountAnswer | null
}

/** Stands in the place of the filter while something is selected: how many, all that match, what can be done. */
export function BatchBar({ selection, count }: BatchBarProps) {
  const { t } = useLingui()
  const { chosen } = selection
  useActions([
    { id: 'end selection', title: t`End the selection`, group: 'page', keys: 'Escape', run: selection.clear },
  ])
  const selected = chosen.all ? (count?.value ?? 0) - chosen.except.size : chosen.ids.size
  const isExact = !chosen.all || count?.isExact !== false
  const number = isExact ? formatNumber(selected) : about(selected)
  const all = count && (count.isExact ? formatNumber(count.value) : about(count.value))
  return (
    <section className={css.bar} aria-label={t`Selection`}>
      <b role="status">{t`${plural(selected, { one: `${number} selected`, other: `${number} selected` })}`}</b>
      {!chosen.all && count && count.value > selected && (
        <Button look="link" onClick={selection.selectAll}>{t`Select the ${all} that match`}</Button>
      )}
      <Button look="bare" keys="Escape" onClick={selection.clear} className={css.cancel}>{t`Cancel`}</Button>
    </section>
  )
}
