import { useLingui } from '@lingui/react/macro'
import { Dialog } from '../ui/Dialog.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { type Action, useOfferedActions } from './keys.ts'
import css from './palette.module.css'

/** What the keys do on this page, read from the registry. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const offered = useOfferedActions().filter(({ keys }) => keys)
  const groups = { page: t`On this page`, create: t`Create`, go: t`Go to`, general: t`Everywhere` }
  const inForms = [
    { id: 'save', title: t`Save`, keys: '$mod+Enter' },
    { id: 'save-more', title: t`Save and create another`, keys: '$mod+Shift+Enter' },
    { id: 'close', title: t`Close a panel or a dialog`, keys: 'Escape' },
    { id: 'messages', title: t`Go to the messages`, keys: 'F6' },
  ]
  return (
    <Dialog title={t`Keys`} onClose={onClose} width={480}>
      {(['page', 'create', 'go', 'general'] as const).map((group) => (
        <Keys
          key={group}
          title={groups[group]}
          actions={offered.filter((action) => action.group === group)}
        />
      ))}
      <Keys title={t`In forms and messages`} actions={inForms} />
    </Dialog>
  )
}

function Keys({ title, actions }: { title: string; actions: Pick<Action, 'id' | 'title' | 'keys'>[] }) {
  if (actions.length === 0) return null
  return (
    <section className={css.group}>
      <h3>{title}</h3>
      <Facts>
        {actions.map(({ id, title: name, keys = '' }) => (
          <Fact key={id} name={<Spoken keys={keys} />}>
            {name}
          </Fact>
        ))}
      </Facts>
    </section>
  )
}

function Spoken({ keys }: { keys: string }) {
  const { t } = useLingui()
  return (
    <>
      <Kbd keys={keys} />
      <span className="visually-hidden">{keys.replaceAll('$mod', t`Ctrl`).replaceAll('+', ' ')}</span>
    </>
  )
}
