import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import type { MenuEntry } from '../../../ui/Menu.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'

/** The way from a contact to erasing her for good, for whoever may. */
export function useErasing(id: number): MenuEntry[] {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  if (!isFor(session, { permission: 'contacts.erase' })) return []
  return [
    {
      id: 'erase',
      label: t`Erase for good…`,
      isDanger: true,
      onAction: () => void navigate({ to: paths.eraseContact(id) }),
    },
  ]
}
