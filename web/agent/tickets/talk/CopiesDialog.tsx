import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { NoticeRecipients } from '../../notices/NoticeRecipients.tsx'
import { copiesQuery } from '../queries.ts'

type CopiesDialogProps = { messageId: number; createdAt: string; onClose: () => void }

/** Everybody who was thought of for a message, the rule, and what the receiving server said. */
export function CopiesDialog({ messageId, createdAt, onClose }: CopiesDialogProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(copiesQuery(messageId))
  return (
    <Dialog title={t`Copies of this message`} width={860} onClose={onClose}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && <NoticeRecipients notice={{ recipients: data.items, createdAt }} />}
    </Dialog>
  )
}
