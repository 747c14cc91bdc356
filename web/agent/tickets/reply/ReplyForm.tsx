import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState } from 'react'
import type { Draft, TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { useActions } from '../../../shared/keys.ts'
import { Attach, ChosenFiles } from '../../../shared/messages/Attach.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TextArea } from '../../../ui/TextInput.tsx'
import { hourOf } from '../../trail/hour.ts'
import { useAgent } from '../../use-agent.ts'
import { Others } from '../live/Others.tsx'
import { recipientsQuery } from '../queries.ts'
import { AddParticipant } from './AddParticipant.tsx'
import { CannedReplies } from './CannedReplies.tsx'
import { KeptFiles } from './KeptFiles.tsx'
import { Meanwhile } from './Meanwhile.tsx'
import { ReachesNot } from './ReachesNot.tsx'
import css from './reply.module.css'
import { type Reply, useReply } from './use-reply.ts'
import { WhoGets } from './WhoGets.tsx'

/** Answer or note; who gets the answer stands under it, and can be changed before it leaves. */
export function ReplyForm({ ticket, kept }: { ticket: TicketAnswer; kept: Draft | null }) {
  const { t } = useLingui()
  const reply = useReply(ticket, kept)
  const area = useRef<HTMLTextAreaElement>(null)
  const problemId = useId()
  const { draft, change, problem } = reply
  const isNote = draft.kind === 'note'
  const { data: preview } = useQuery({
    ...recipientsQuery(ticket.id, draft.leaveOut, ticket.version),
    enabled: !isNote,
  })
  const copies = preview?.items.filter(({ verdict }) => verdict === 'in').length
  const begin = (kind: Draft['kind']) => {
    if (kind !== draft.kind) change({ kind })
    area.current?.focus()
  }
  const [waiting, setWaiting] = useState<{ status?: TicketAnswer['status'] } | null>(null)
  const isWaiting = waiting !== null
  const send = async (status?: TicketAnswer['status']) => {
    if (reply.isSending) return
    if (reply.files.isUnderWay) return setWaiting(status ? { status } : {})
    if (!reply.isEmpty && (await reply.send(status))) area.current?.focus()
  }
  // Pressed while files were on their way: it leaves when they have arrived.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when nothing is under way any longer
  useEffect(() => {
    if (!waiting || reply.files.isUnderWay) return
    setWaiting(null)
    if (reply.files.files.every(({ problem: wrong }) => wrong === null)) void send(waiting.status)
  }, [waiting, reply.files.isUnderWay])
  useActions([
    { id: 'reply', title: t`Answer`, group: 'page', keys: 'r', run: () => begin('public') },
    { id: 'note', title: t`Internal note`, group: 'page', keys: 'n', run: () => begin('note') },
    { id: 'send', title: t`Send`, group: 'page', keys: '$mod+Enter', run: () => void send() },
    {
      id: 'send and resolve',
      title: t`Send and resolve`,
      group: 'page',
      keys: '$mod+Shift+Enter',
      run: () => void send('resolved'),
    },
  ])
  return (
    <>
      <div className={css.modes}>
        <Mode isNow={!isNote} keys="r" onChoose={() => begin('public')}>{t`Answer`}</Mode>
        <Mode isNow={isNote} keys="n" onChoose={() => begin('note')}>{t`Internal note`}</Mode>
        <CannedReplies
          ticketId={ticket.id}
          onPick={(text) => {
            change({ body: inserted(area.current, draft.body, text) })
            area.current?.focus()
          }}
        />
        <KeptAt reply={reply} />
      </div>
      <Others ticketId={ticket.id} isWriting={!reply.isEmpty} />
      <Meanwhile ticketId={ticket.id} isWriting={!reply.isEmpty} />
      {problem && (
        <div id={problemId}>
          <Say tone="danger" title={t`It was not sent`} role="alert">
            <p>{problem}</p>
          </Say>
        </div>
      )}
      <TextArea
        ref={area}
        className={`${css.area} ${isNote ? css.noteArea : ''}`}
        aria-label={isNote ? t`Internal note` : t`Answer`}
        aria-describedby={problem ? problemId : undefined}
        rows={4}
        value={draft.body}
        onChange={({ target }) => change({ body: target.value })}
        onPaste={({ clipboardData, ...event }) => {
          if (clipboardData.files.length === 0) return
          event.preventDefault()
          reply.files.add(clipboardData.files)
        }}
      />
      <KeptFiles files={draft.uploads} onRemove={(uploads) => change({ uploads })} />
      <ChosenFiles uploads={reply.files} />
      {!isNote && <ReachesNot ticketId={ticket.id} items={preview?.items} />}
      {!isNote && (
        <WhoGets
          items={preview?.items}
          leaveOut={draft.leaveOut}
          onChange={(leaveOut) => change({ leaveOut })}
        />
      )}
      <div className={css.acts}>
        <Button
          look="primary"
          keys="$mod+Enter"
          pending={(reply.isSending || isWaiting) && t`Sending…`}
          onClick={() => void send()}
        >
          {isNote ? t`Save note` : copies === undefined ? t`Send` : t`Send to ${copies}`}
        </Button>
        {!isNote && <Button onClick={() => void send('resolved')}>{t`Send and resolve`}</Button>}
        <Attach uploads={reply.files} />
        {!isNote && <AddParticipant ticket={ticket} />}
      </div>
    </>
  )
}

/** The text with another in the place of the cursor. */
function inserted(area: HTMLTextAreaElement | null, body: string, text: string): string {
  if (!area || body === '') return text
  return body.slice(0, area.selectionStart) + text + body.slice(area.selectionEnd)
}

type ModeProps = { isNow: boolean; keys: string; onChoose: () => void; children: string }

function Mode({ isNow, keys, onChoose, children }: ModeProps) {
  return (
    <Button look="bare" className={css.mode} aria-pressed={isNow} keys={keys} onClick={onChoose}>
      {children}
    </Button>
  )
}

function KeptAt({ reply: { keptAt, isLost, said } }: { reply: Reply }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const at = keptAt ? hourOf(keptAt, timeZone) : ''
  return (
    <span className={`${css.keptAt} meta`} role="status">
      {said ? (
        <Status shape="full">{said}</Status>
      ) : isLost ? (
        t`The draft could not be kept: there is no connection`
      ) : (
        keptAt && t`Draft kept at ${at}`
      )}
    </span>
  )
}
