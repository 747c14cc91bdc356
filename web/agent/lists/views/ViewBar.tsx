import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { ListRecord, ViewAnswer } from '../../../../server/modules/lists/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import type { ListState } from '../list-state.ts'
import css from './views.module.css'

const ViewDialog = lazy(async () => ({ default: (await import('./ViewDialog.tsx')).ViewDialog }))

type ViewBarProps = {
  record: ListRecord
  state: ListState
  /** Something is shown otherwise than the list does by itself. */
  hasOwn: boolean
}

/** What became of a view, and the ways to keep it: save, save as another, back to how it was. */
export function ViewBar({ record, state, hasOwn }: ViewBarProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { view, shown, isModified, go } = state
  const [open, setOpen] = useState<'new' | 'rename' | null>(null)
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['views'] })
  const save = async (changed: ViewAnswer) => {
    try {
      await api.patch(`/api/agent/views/${changed.id}`, shown, { version: changed.version })
      await refresh()
      go({ view: changed.id }, 'replace')
      toast(t`The view was saved`)
    } catch (error) {
      toast(error instanceof ApiProblem ? error.message : t`The view could not be saved`)
      await refresh()
    }
  }
  const pin = async (pinned: ViewAnswer) => {
    const path = `/api/agent/views/${pinned.id}/pin`
    await (pinned.isPinned ? api.delete(path) : api.put(path, {}))
    await refresh()
  }
  const remove = async (removed: ViewAnswer) => {
    await api.delete(`/api/agent/views/${removed.id}`)
    await refresh()
    go({})
    const { name } = removed
    toast(t`The view “${name}” was deleted`, async () => {
      // The same one: links to it hold, and whoever had it pinned has it again.
      await api.post(`/api/agent/views/${removed.id}/restoration`)
      await refresh()
    })
  }
  return (
    <>
      {state.viewIs === 'unknown' && (
        <span className="soft">{t`This view no longer exists, or is not yours to see.`}</span>
      )}
      {isModified && view && (
        <span className={css.modified}>
          {t`Modified view:`}
          {view.mayChange && <Button look="link" onClick={() => void save(view)}>{t`Save`}</Button>}
          <Button look="link" onClick={() => setOpen('new')}>{t`Save as…`}</Button>
          <Button look="link" onClick={() => go({ view: view.id })}>{t`Reset`}</Button>
        </span>
      )}
      {!view && hasOwn && <Button look="link" onClick={() => setOpen('new')}>{t`Save as a view…`}</Button>}
      {view && !isModified && (
        <Menu
          look="bare"
          label={t`View`}
          aria-label={t`View: what can be done with it`}
          entries={[
            ...(view.mayChange
              ? [{ id: 'rename', label: t`Rename or share…`, onAction: () => setOpen('rename' as const) }]
              : []),
            {
              id: 'pin',
              label: view.isPinned ? t`Take out of the side menu` : t`Keep in the side menu`,
              onAction: () => void pin(view),
            },
            ...(view.mayChange
              ? [
                  {
                    id: 'remove',
                    label: t`Delete the view`,
                    isDanger: true,
                    onAction: () => void remove(view),
                  },
                ]
              : []),
          ]}
        />
      )}
      {open && (
        <Suspense>
          <ViewDialog
            record={record}
            shown={shown}
            view={open === 'rename' ? view : undefined}
            onClose={() => setOpen(null)}
            onSaved={async ({ id }) => {
              setOpen(null)
              await refresh()
              go({ view: id }, 'replace')
            }}
          />
        </Suspense>
      )}
    </>
  )
}
