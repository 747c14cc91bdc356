import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { ListFieldAnswer } from '../../../server/modules/lists/wire.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import css from './list.module.css'

type ColumnsDialogProps = {
  fields: ListFieldAnswer[]
  shown: string[]
  onClose: () => void
  onShow: (columns: string[]) => void
}

/** Which columns there are and in which order: those shown first, each with a way up and down; then the others. */
export function ColumnsDialog({ fields, shown, onClose, onShow }: ColumnsDialogProps) {
  const { t, i18n } = useLingui()
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const columns = fields.filter(({ isColumn, path }) => isColumn && path !== 'name')
  const known = (paths: string[]) => paths.filter((path) => columns.some((column) => column.path === path))
  const [chosen, setChosen] = useState(known(shown))
  const [said, setSaid] = useState('')
  const labelOf = (path: string) => columns.find((column) => column.path === path)?.labels[language] ?? path
  const move = (at: number, by: 1 | -1) => {
    const next = [...chosen]
    const [path] = next.splice(at, 1)
    if (path === undefined) return
    next.splice(at + by, 0, path)
    setChosen(next)
    setSaid(t`${labelOf(path)}: place ${at + by + 1} of ${chosen.length}`)
  }
  const others = columns.filter(({ path }) => !chosen.includes(path))
  return (
    <Dialog
      title={t`Columns`}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => onShow(chosen)}>{t`Show`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <ol className={css.columns} aria-label={t`Shown, in this order`}>
        <li>
          <Checkbox checked disabled onChange={() => undefined}>{t`Name`}</Checkbox>
        </li>
        {chosen.map((path, at) => (
          <li
            key={path}
            draggable
            onDragStart={(event) => event.dataTransfer.setData('text/plain', path)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              const moved = event.dataTransfer.getData('text/plain')
              if (!chosen.includes(moved) || moved === path) return
              const rest = chosen.filter((each) => each !== moved)
              rest.splice(at, 0, moved)
              setChosen(rest)
            }}
          >
            <Checkbox checked onChange={() => setChosen(chosen.filter((each) => each !== path))}>
              {labelOf(path)}
            </Checkbox>
            <IconButton
              icon="up"
              label={t`${labelOf(path)}: up`}
              aria-disabled={at === 0}
              onClick={() => at > 0 && move(at, -1)}
            />
            <IconButton
              icon="down"
              label={t`${labelOf(path)}: down`}
              aria-disabled={at === chosen.length - 1}
              onClick={() => at < chosen.length - 1 && move(at, 1)}
            />
          </li>
        ))}
      </ol>
      <ul className={css.columns} aria-label={t`Not shown`}>
        {others.map(({ path }) => (
          <li key={path}>
            <Checkbox checked={false} onChange={() => setChosen([...chosen, path])}>
              {labelOf(path)}
            </Checkbox>
          </li>
        ))}
      </ul>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </Dialog>
  )
}
