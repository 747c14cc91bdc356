import { Trans, useLingui } from '@lingui/react/macro'
import type { ConfirmMailAnswer } from '../../../server/modules/intake/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Say } from '../../ui/Say.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'
import { WhichMails } from './WhichMails.tsx'

type Use = { path: string; take: (answer: ConfirmMailAnswer) => void }

/** `/area/mail/confirm-mail/<what the link carries>`: whoever has an address says which mail that came from it is hers. */
export function ConfirmMailPage() {
  return (
    <MailLinkPage<ConfirmMailAnswer> purpose="confirm-mail">
      {(question, use) =>
        ({
          waiting: <Waiting question={question} use={use} />,
          confirmed: <Confirmed question={question} />,
          disowned: <Disowned question={question} />,
          ended: <Ended question={question} />,
        })[question.state]
      }
    </MailLinkPage>
  )
}

function Waiting({ question, use }: { question: ConfirmMailAnswer; use: Use }) {
  const { t } = useLingui()
  const { email, workspace, mails } = question
  const title = mails.length === 1 ? t`Did you write this mail?` : t`Which of these mails did you write?`
  return (
    <>
      <PageTitle title={title} />
      <p className={css.lead}>
        {mails.length === 1 ? (
          <Trans>
            It came to {workspace.name} in the name of <b>{email}</b>, but nothing proves who sent it. It
            waits, and nobody answers it until you say that it is yours.
          </Trans>
        ) : (
          <Trans>
            They came to {workspace.name} in the name of <b>{email}</b>, but nothing proves who sent them.
            They wait, and nobody answers them until you say that they are yours. Somebody else may have
            written some of them: look at their first words too.
          </Trans>
        )}
      </p>
      <WhichMails key={mails.map(({ id }) => id).join()} question={question} title={title} {...use} />
    </>
  )
}

function Confirmed({ question: { workspace } }: { question: ConfirmMailAnswer }) {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`Thank you for confirming`} />
      <Say tone="ok" role="status" title={t`${workspace.name} has what you wrote now`} />
      <p className={css.lead}>{t`The answer comes by mail.`}</p>
    </>
  )
}

function Disowned({ question: { workspace } }: { question: ConfirmMailAnswer }) {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`Thank you for telling us`} />
      <Say tone="ok" role="status" title={t`${workspace.name} knows that you did not write it`} />
      <p className={css.lead}>{t`Nothing is done in your name, and you are not asked about it again.`}</p>
    </>
  )
}

function Ended({ question: { workspace } }: { question: ConfirmMailAnswer }) {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`There is nothing left to confirm`} />
      <p className={css.lead}>
        {t`${workspace.name} has already decided about these mails, or too much time has passed. Whoever still needs an answer can write again.`}
      </p>
    </>
  )
}
