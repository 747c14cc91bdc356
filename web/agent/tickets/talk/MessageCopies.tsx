import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { MessageAnswer } from '../../../../server/modules/tickets/wire.ts'
import { Button } from '../../../ui/Button.tsx'
import { Status } from '../../../ui/Status.tsx'
import css from './talk.module.css'

const CopiesDialog = lazy(async () => ({ default: (await import('./CopiesDialog.tsx')).CopiesDialog }))

/** What became of the copies of a message, and the way to who got them. */
export function MessageCopies({ message: { id, copies, createdAt } }: { message: MessageAnswer }) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  if (!copies) return null
  const { waiting, kept, sent, failed } = copies
  return (
    <p className={css.copies}>
      {failed > 0 && (
        <Status shape="cross">{t`${plural(failed, { one: '# copy was rejected', other: '# copies were rejected' })}`}</Status>
      )}
      {waiting > 0 && (
        <Status shape="half">{t`${plural(waiting, { one: '# copy on its way', other: '# copies on their way' })}`}</Status>
      )}
      {kept > 0 && (
        <Status shape="diamond">{t`${plural(kept, { one: '# copy kept in the outbox', other: '# copies kept in the outbox' })}`}</Status>
      )}
      {sent > 0 && (
        <Status shape="full">{t`${plural(sent, { one: '# copy delivered', other: '# copies delivered' })}`}</Status>
      )}
      {waiting + kept + sent + failed === 0 && <Status shape="ring">{t`Nobody received a copy`}</Status>}
      <Button look="link" onClick={() => setOpen(true)}>{t`See who received it`}</Button>
      {isOpen && (
        <Suspense>
          <CopiesDialog messageId={id} createdAt={createdAt} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </p>
  )
}
