import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { MessageAnswer } from '../../../../server/modules/tickets/wire.ts'
import { MessageText } from '../../../shared/messages/MessageText.tsx'
import { Button } from '../../../ui/Button.tsx'
import { MailFrame } from './MailFrame.tsx'
import css from './talk.module.css'

const HeadersDialog = lazy(async () => ({ default: (await import('./HeadersDialog.tsx')).HeadersDialog }))

/** What was written. A mail is read as text, as it was sent, and with its headers. */
export function MessageBody({ message }: { message: MessageAnswer }) {
  const { t } = useLingui()
  const { body, format, quoted, hasHtml, rawMailId } = message
  const [isAsSent, setAsSent] = useState(hasHtml && body.trim() === '')
  const [hasHeaders, setHeaders] = useState(false)
  return (
    <>
      <div className={css.body}>
        {isAsSent ? (
          <MailFrame message={message} />
        ) : (
          <MessageText body={body} format={format} quoted={quoted} />
        )}
      </div>
      {rawMailId !== null && (
        <p className={css.views}>
          {hasHtml && (
            <Button look="link" aria-pressed={isAsSent} onClick={() => setAsSent(!isAsSent)}>
              {isAsSent ? t`As plain text` : t`As it was sent`}
            </Button>
          )}
          <Button look="link" onClick={() => setHeaders(true)}>{t`Headers`}</Button>
        </p>
      )}
      {hasHeaders && (
        <Suspense>
          <HeadersDialog messageId={message.id} onClose={() => setHeaders(false)} />
        </Suspense>
      )}
    </>
  )
}
