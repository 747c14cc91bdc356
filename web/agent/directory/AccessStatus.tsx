import { useLingui } from '@lingui/react/macro'
import type { ContactListItem } from '../../../server/modules/lists/wire.ts'
import { Status } from '../../ui/Status.tsx'

/** Whether the contact can enter the client area: a word and a shape. */
export function AccessStatus({ access }: { access: ContactListItem['access'] }) {
  const { t } = useLingui()
  if (access === 'active') return <Status shape="full">{t`Active`}</Status>
  if (access === 'invited') return <Status shape="half">{t`Invited`}</Status>
  if (access === 'blocked') return <Status shape="square">{t`Blocked`}</Status>
  return <Status shape="ring">{t`No access`}</Status>
}
