import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePageTitle } from '../../../shared/title.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'

type ForWritersProps = {
  title: string
  /** Where closing leads. */
  back: string
  children: ReactNode
}

/** A form for contacts, or what is said to whoever may only read them. */
export function ForWriters({ title, back, children }: ForWritersProps) {
  const { session } = useAgent()
  if (isFor(session, { permission: 'contacts.write' })) return children
  return <NoRight title={title} back={back} />
}

function NoRight({ title, back }: Omit<ForWritersProps, 'children'>) {
  const { t } = useLingui()
  const navigate = useNavigate()
  usePageTitle(title)
  return (
    <Panel title={title} onClose={() => void navigate({ to: back })}>
      <EmptyState kind="no-right" title={t`No permission to create or change contacts`}>
        {t`Administrators and owners can give it.`}
      </EmptyState>
    </Panel>
  )
}
