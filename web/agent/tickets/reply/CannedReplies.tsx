import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { CannedRepliesAnswer, FilledReplyAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { useActions } from '../../../shared/keys.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { told } from '../../directory/contact/told.ts'
import { paths } from '../../paths.ts'
import { ticketPath } from '../queries.ts'

type CannedRepliesProps = { ticketId: number; onPick: (text: string) => void }

/** Texts that are kept for answers: choose one by its name, and it stands in the box with what the ticket says. */
export function CannedReplies({ ticketId, onPick }: CannedRepliesProps) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  useActions([
    {
      id: 'canned reply',
      title: t`Insert a canned reply`,
      group: 'page',
      keys: '$mod+Shift+r',
      run: () => setOpen(true),
    },
  ])
  return (
    <>
      <Button look="quiet" icon="note" onClick={() => setOpen(true)}>{t`Canned reply`}</Button>
      {isOpen && <ChooseReply ticketId={ticketId} onPick={onPick} onClose={() => setOpen(false)} />}
    </>
  )
}

function ChooseReply({ ticketId, onPick, onClose }: CannedRepliesProps & { onClose: () => void }) {
  const { t } = useLingui()
  const { data } = useQuery({
    queryKey: ['canned-replies'],
    queryFn: ({ signal }) => api.get<CannedRepliesAnswer>('/api/agent/canned-replies', { signal }),
  })
  const pick = (id: string) =>
    void told(async () => {
      if (id === '') return
      const { body, empty } = await api.get<FilledReplyAnswer>(`${ticketPath(ticketId)}/canned-replies/${id}`)
      onClose()
      onPick(body)
      if (empty.length > 0) toast(t`The ticket has nothing for: ${empty.join(', ')}`)
    })
  return (
    <Dialog title={t`Insert a canned reply`} onClose={onClose}>
      {data?.items.length === 0 ? (
        <>
          <p className="soft">{t`There are no canned replies yet.`}</p>
          <p>
            <Link to={paths.newCannedReply()}>{t`New canned reply`}</Link>
          </p>
        </>
      ) : (
        <Field label={t`Canned reply`} layout="stacked">
          <ComboBox
            key={data?.items.length ?? 0}
            choices={(data?.items ?? []).map(({ id, name, body }) => ({
              id: String(id),
              label: name,
              detail: body.slice(0, 60),
            }))}
            value=""
            onChange={pick}
            matches={matchesFolded}
          />
        </Field>
      )}
    </Dialog>
  )
}
