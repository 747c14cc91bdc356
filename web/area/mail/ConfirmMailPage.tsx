import { Trans, useLingui } from '@lingui/react/macro'
import type { ConfirmMailAnswer } from '../../../server/modules/intake/wire.ts'
import { api } from '../../shared/api.ts'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { formatMoment } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Say } from '../../ui/Say.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

type Use = { path: string; take: (answer: ConfirmMailAnswer) => void }

/** `/area/mail/confirm-mail/<what the link carries>`: whoever has an address says that mail which came from it is hers. */
export function ConfirmMailPage() {
  return (
    <MailLinkPage<ConfirmMailAnswer> purpose="confirm-mail">
      {(question, use) => {
        if (question.state === 'confirmed') return <Confirmed question={question} />
        return question.state === 'ended' ? (
          <Ended question={question} />
        ) : (
          <Waiting question={question} use={use} />
        )
      }}
    </MailLinkPage>
  )
}

function Waiting({ question, use }: { question: ConfirmMailAnswer; use: Use }) {
  const { t } = useLingui()
  const { email, workspace, mails } = question
  const title = mails.length === 1 ? t`Did you write this mail?` : t`Did you write these mails?`
  return (
    <>
      <PageTitle title={title} />
      <p className={css.lead}>
        <Trans>
          They came to {workspace.name} in the name of <b>{email}</b>, but its domain does not prove who sent
          them. They wait, and nobody answers them until you say that they are yours.
        </Trans>
      </p>
      <Facts>
        {mails.map(({ id, receivedAt, subject }) => (
          <Fact key={id} name={formatMoment(receivedAt)}>
            {subject || t`Without a subject`}
          </Fact>
        ))}
      </Facts>
      <p className={css.lead}>
        {t`If they are not yours, there is nothing to do: without your answer they do not come any further.`}
      </p>
      <AnswerForm
        label={title}
        failed={t`Your answer was not taken`}
        send={() => api.post<ConfirmMailAnswer>(use.path, { ids: mails.map(({ id }) => id) })}
        onAnswered={use.take}
      >
        <SubmitButton>{mails.length === 1 ? t`Yes, I wrote it` : t`Yes, I wrote all of them`}</SubmitButton>
      </AnswerForm>
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
