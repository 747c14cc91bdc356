import { useLingui } from '@lingui/react/macro'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { ContactAnswer } from '../../../server/modules/directory/wire.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'

const AskForContact = lazy(async () => ({ default: (await import('./AskForContact.tsx')).AskForContact }))
const MakeAgentDialog = lazy(async () => ({
  default: (await import('./MakeAgentDialog.tsx')).MakeAgentDialog,
}))

/** What a contact's menu offers of merging and of joining the team, and the dialog that is open. */
export function useMerging(contact: ContactAnswer): { entries: MenuEntry[]; dialog: ReactNode } {
  const { t } = useLingui()
  const { session } = useAgent()
  const [asked, setAsked] = useState<'merge' | 'agent' | null>(null)
  const close = () => setAsked(null)
  const mayManage = isFor(session, { permission: 'agents.manage' })
  const hasAddress = contact.emails.length > 0 && contact.access !== 'blocked'
  const entries: MenuEntry[] = [
    { id: 'merge', label: t`Merge with another…`, onAction: () => setAsked('merge') },
    ...(mayManage && hasAddress
      ? [{ id: 'make-agent', label: t`Make an agent…`, onAction: () => setAsked('agent') }]
      : []),
  ]
  const dialog = asked && (
    <Suspense>
      {asked === 'merge' ? (
        <AskForContact contact={contact} onClose={close} />
      ) : (
        <MakeAgentDialog contact={contact} onClose={close} />
      )}
    </Suspense>
  )
  return { entries, dialog }
}
