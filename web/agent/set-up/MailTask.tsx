import { Trans, useLingui } from '@lingui/react/macro'
import css from './getting-started.module.css'
import type { TaskState } from './task.ts'

/** How mail leaves now, and what makes it leave. */
export function MailTask({ state }: { state: TaskState }) {
  const { t } = useLingui()
  if (state === 'unknown') return null
  if (state === 'done') return <p>{t`E-mail leaves through the server named in SMTP_URL.`}</p>
  return (
    <>
      <p>{t`No mail server is set: e-mail stays in the outbox, where its owner can read it and follow its links.`}</p>
      <p>
        <Trans>
          To have it sent, start the program with <code>SMTP_URL</code>. What is in the outbox by then is not
          sent afterwards. For example:
        </Trans>
      </p>
      <p>
        <code>
          SMTP_URL=smtps://user:password@mail.example.com <span className={css.whole}>npm start</span>
        </code>
      </p>
    </>
  )
}
