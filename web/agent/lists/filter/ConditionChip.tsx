import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { isOperatorOf, operandOf } from '../../../../server/lib/pure/filter-operators.ts'
import type { FilterCondition, ListFieldAnswer, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { formatList, formatNumber } from '../../../shared/formats.ts'
import { Chip } from '../../../ui/Chip.tsx'
import { useValueWords } from '../cells.tsx'
import { valuesQuery } from '../queries.ts'
import { hasIds } from './condition.ts'
import css from './filter.module.css'
import { useOperatorWords } from './use-operator-words.ts'

type ConditionChipProps = {
  record: ListRecord
  condition: FilterCondition
  fields: readonly ListFieldAnswer[] | undefined
  onEdit: () => void
  onRemove: () => void
}

/** A condition in words. Its words open it, its cross takes it away. */
export function ConditionChip({ record, condition, fields, onEdit, onRemove }: ConditionChipProps) {
  const { t, i18n } = useLingui()
  const operatorWords = useOperatorWords()
  const value = useValueOf(record, condition, fields)
  const field = fields?.find(({ path }) => path === condition.field)
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const isKnown = field !== undefined && isOperatorOf(field.type, condition.operator)
  // One that is archived, or that the plan hides, has no name here; the list says why it cannot be read.
  const isGone = fields !== undefined && field === undefined
  const label = isGone ? t`A field that is not offered` : (field?.labels[language] ?? condition.field)
  const said = isGone ? '' : condition.operator
  const operator = isKnown ? operatorWords(field.type, condition.operator as never) : said
  const name = [label, operator, value].filter(Boolean).join(' ')
  return (
    <Chip name={name} isWrong={fields !== undefined && !isKnown} onRemove={onRemove}>
      <button type="button" className={css.words} onClick={onEdit} title={t`Change the condition`}>
        {label} <span className="soft">{operator}</span> {value && <b>{value}</b>}
      </button>
    </Chip>
  )
}

function useValueOf(
  record: ListRecord,
  { field: path, operator, value }: FilterCondition,
  fields: readonly ListFieldAnswer[] | undefined,
): string {
  const { t } = useLingui()
  const words = useValueWords()
  const field = fields?.find((each) => each.path === path)
  const values = Array.isArray(value) ? value : [value]
  // Of records the condition has ids only.
  const { data: named } = useQuery({
    ...valuesQuery(record, { field: path, ids: values.join(',') }),
    enabled: hasIds(field) && Array.isArray(value),
  })
  if (!field || !isOperatorOf(field.type, operator)) return ''
  const said = (each: unknown) =>
    named?.items.find((item) => item.value === each)?.label ?? words(field, each)
  switch (operandOf(operator)) {
    case 'none':
      return ''
    case 'days':
      return t`${plural(Number(value), { one: `${formatNumber(Number(value))} day`, other: `${formatNumber(Number(value))} days` })}`
    case 'range':
      return t`${said(values[0])} and ${said(values[1])}`
    case 'several':
      return formatList(values.map(said))
    default:
      return said(value)
  }
}
