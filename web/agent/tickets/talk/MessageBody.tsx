import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { MessageAnswer } from '../../../../server/modules/tickets/wire.ts'
import { MessageText } from '../../../shared/messages/MessageText.tsx'
import { Button } from '../../../ui/Button.tsx'
import { MailFrame } from './MailFrame.tsx'
import css from './talk.module.css'

const HeadersDialog = lazy(async () => ({ default: (await import('./HeadersDialog.tsx')).HeadersDialog }))

/** What was written. A mail, or what a program wrote as HTML, is read as text and as it was sent; a mail with its headers. */
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
      {(hasHtml || rawMailId !== null) && (
        <p className={css.views}>
          {hasHtml && (
            <Button look="link" onClick={() => setAsSent(!isAsSent)}>
              {isAsSent ? t`As plain text` : t`As it was sent`}
            </Button>
          )}
          {rawMailId !== null && <Button look="link" onClick={() => setHeaders(true)}>{t`Headers`}</Button>}
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
