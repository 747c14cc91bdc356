import { Plural, useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Ledger, LedgerRow, MarginCell, rowNameClass } from '../../../ui/Ledger.tsx'
import { paths } from '../../paths.ts'
import settingsCss from '../settings.module.css'
import css from './fields.module.css'
import type { FieldRecord } from './queries.ts'
import { useTypeWords } from './type-words.ts'
import { useDragOrder } from './use-drag-order.ts'
import { orTold, useFieldChanges } from './use-field-changes.ts'

/** The fields in use, in their order, which is changed by dragging and by buttons. */
export function FieldRows({ record, fields }: { record: FieldRecord; fields: FieldAnswer[] }) {
  const { t } = useLingui()
  const { id: open } = useParams({ strict: false })
  const { move } = useFieldChanges()
  const body = useRef<HTMLTableSectionElement>(null)
  const place = (id: number, after: number | null) => {
    const field = fields.find((each) => each.id === id)
    if (field) void orTold(() => move(field, after))
  }
  const ids = fields.map(({ id }) => id)
  const drag = useDragOrder(ids, place)
  /** The focus goes with the field: its button may be pressed again. */
  const step = (at: number, by: -1 | 1) => {
    const field = fields[at] as FieldAnswer
    place(field.id, by === 1 ? (ids[at + 1] as number) : (ids[at - 2] ?? null))
    requestAnimationFrame(() => {
      const buttons = body.current?.querySelectorAll<HTMLButtonElement>(`[data-field="${field.id}"] button`)
      const [up, down] = [buttons?.[0], buttons?.[1]]
      const wanted = by === -1 ? up : down
      ;(wanted?.ariaDisabled === 'true' ? (by === -1 ? down : up) : wanted)?.focus()
    })
  }
  const isOfContacts = record === 'contact'
  return (
    <Ledger
      caption={isOfContacts ? t`Contact fields` : t`Company fields`}
      className={css.register}
      foot={<Plural value={fields.length} one="# field" other="# fields" />}
    >
      <thead>
        <tr>
          <MarginCell head />
          <th scope="col">{t`Field`}</th>
          <th scope="col" className={settingsCss.second}>{t`Type`}</th>
          <th scope="col" className={settingsCss.third}>{t`Agents`}</th>
          {isOfContacts && <th scope="col" className={settingsCss.third}>{t`Customers`}</th>}
          <th scope="col" className={css.orderHead}>{t`Order`}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {fields.map((field, at) => (
          <LedgerRow
            key={field.id}
            data-field={field.id}
            isSelected={String(field.id) === open}
            className={css.row}
            data-dragged={drag.dragged === field.id || undefined}
            data-drop={dropOf(drag, at, ids)}
            {...drag.item(field.id)}
          >
            <MarginCell>
              <span className={css.handle} title={t`Drag to another place`} {...drag.handle(field.id)}>
                <span aria-hidden="true" className={css.grip} />
              </span>
            </MarginCell>
            <Cells field={field} />
            <td className={css.order}>
              <Move field={field} up isOff={at === 0} onMove={() => step(at, -1)} />
              <Move field={field} isOff={at === fields.length - 1} onMove={() => step(at, 1)} />
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  )
}

/** Where a rule shows that the dragged row would land: above the first row, or under this one. */
function dropOf({ dragged, after }: ReturnType<typeof useDragOrder>, at: number, ids: number[]) {
  if (dragged === null || after === undefined) return undefined
  if (after === null) return at === 0 ? 'before' : undefined
  return ids[at] === after ? 'after' : undefined
}

function Move(props: { field: FieldAnswer; up?: true; isOff: boolean; onMove: () => void }) {
  const { t } = useLingui()
  const name = useFieldLabel()(props.field)
  const { up, isOff, onMove } = props
  return (
    <IconButton
      icon="up"
      className={up ? undefined : css.down}
      label={up ? t`Move ${name} up` : t`Move ${name} down`}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onMove}
    />
  )
}

function Cells({ field }: { field: FieldAnswer }) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const type = useTypeWords()
  const agents = field.requiredForAgents ? t`required` : t`optional`
  const byDefault = field.hasOwnDefault && t`with default`
  return (
    <>
      <td className={settingsCss.name}>
        <Link to={paths.field(field.record, field.id)} className={rowNameClass}>
          {label(field)}
        </Link>
        <span className={`meta ${settingsCss.under} ${settingsCss.narrow}`}>
          {[type(field.type), agents].join(', ')}
        </span>
      </td>
      <td className={settingsCss.second}>{type(field.type)}</td>
      <td className={settingsCss.third}>{[agents, byDefault].filter(Boolean).join(', ')}</td>
      {field.record === 'contact' && (
        <td className={settingsCss.third}>
          <CustomerWords field={field} />
        </td>
      )}
    </>
  )
}

function CustomerWords({ field }: { field: FieldAnswer }): string {
  const { t } = useLingui()
  if (field.requiredForCustomers) return t`required`
  if (field.editableByCustomers) return t`may change it`
  return field.visibleToCustomers ? t`see it` : t`do not see it`
}
