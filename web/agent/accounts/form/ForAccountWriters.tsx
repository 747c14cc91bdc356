import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePageTitle } from '../../../shared/title.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'

type ForAccountWritersProps = {
  title: string
  /** Where closing leads. */
  back: string
  children: ReactNode
}

/** A form for accounts and what hangs from them, or what is said to whoever may only read them. */
export function ForAccountWriters({ title, back, children }: ForAccountWritersProps) {
  const { session } = useAgent()
  if (isFor(session, { permission: 'accounts.write' })) return children
  return <NoRight title={title} back={back} />
}

function NoRight({ title, back }: Omit<ForAccountWritersProps, 'children'>) {
  const { t } = useLingui()
  const navigate = useNavigate()
  usePageTitle(title)
  return (
    <Panel title={title} onClose={() => void navigate({ to: back })}>
      <EmptyState kind="no-right" title={t`No permission to change accounts`}>
        {t`Administrators and owners can give it.`}
      </EmptyState>
    </Panel>
  )
}
