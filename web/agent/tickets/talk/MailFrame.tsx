import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { MessageAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { Button } from '../../../ui/Button.tsx'
import { told } from '../../directory/contact/told.ts'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { messagePath } from '../queries.ts'
import css from './talk.module.css'

/** The frame's own lines, and a margin for what is rounded. */
const edges = 12

/** A mail as it was sent, in a page of its own in which nothing runs; images from elsewhere only when they are asked for. */
export function MailFrame({ message }: { message: MessageAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const queryClient = useQueryClient()
  const frame = useRef<HTMLIFrameElement>(null)
  const { id, ticketId, author, remoteImages } = message
  const [isAllowed, setAllowed] = useState(remoteImages === 'allowed')
  const always = () =>
    told(async () => {
      await api.post('/api/agent/image-senders', { address: author.address })
      setAllowed(true)
      await queryClient.invalidateQueries({ queryKey: ['ticket', ticketId, 'messages'] })
    })
  const watching = useRef<ResizeObserver>(undefined)
  // Images come later, and quotes are unfolded.
  const fit = () => {
    const page = frame.current?.contentDocument?.body
    if (!page) return
    watching.current?.disconnect()
    watching.current = new ResizeObserver(() => {
      if (frame.current) frame.current.style.height = `${page.scrollHeight + edges}px`
    })
    watching.current.observe(page)
  }
  useEffect(() => () => watching.current?.disconnect(), [])
  const images = isAllowed ? '?images=allowed' : ''
  return (
    <>
      {remoteImages !== 'none' && !isAllowed && (
        <p className={css.images}>
          <span className="meta">{t`Images from elsewhere are not shown: they tell the sender that the mail was read.`}</span>{' '}
          <Button look="link" onClick={() => setAllowed(true)}>{t`Show them once`}</Button>{' '}
          {author.address && isFor(session, { permission: 'tickets.write' }) && (
            <Button look="link" onClick={() => void always()}>{t`Always from ${author.address}`}</Button>
          )}
        </p>
      )}
      <iframe
        ref={frame}
        className={css.frame}
        title={t`Mail from ${author.name}, as it was sent`}
        src={`${messagePath(id)}/html${images}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        onLoad={fit}
      />
    </>
  )
}
