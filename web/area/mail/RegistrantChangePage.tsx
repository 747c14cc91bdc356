import { Plural, useLingui } from '@lingui/react/macro'
import type { ChangeByLinkAnswer } from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { formatMoment } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Say } from '../../ui/Say.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

/** `/area/mail/registrant-change/<what the link carries>`: one of both sides approves or refuses. */
export function RegistrantChangePage() {
  const { t } = useLingui()
  return (
    <MailLinkPage<ChangeByLinkAnswer> purpose="registrant-change">
      {(change, { path, take }) => {
        const { domain, answerUntil, lockDays } = change
        const title = t`Change of the registrant of ${domain}`
        const isOpen = change.state === 'pending' && change.answer === null
        return (
          <>
            <PageTitle title={title} />
            {isOpen ? (
              <p className={css.lead}>
                {change.side === 'old'
                  ? t`You are its registrant. It changes only if you and the new one approve.`
                  : t`You would be its registrant. It changes only if you and the present one approve.`}
              </p>
            ) : (
              <Outcome change={change} />
            )}
            <Facts>
              {change.domains.length > 1 && <Fact name={t`Domains`}>{change.domains.join(', ')}</Fact>}
              <Fact name={t`Until now`}>{inWords(change.old)}</Fact>
              <Fact name={t`Afterwards`}>{inWords(change.new)}</Fact>
              {change.state === 'pending' && <Fact name={t`Answer until`}>{formatMoment(answerUntil)}</Fact>}
            </Facts>
            {isOpen && lockDays > 0 && (
              <p className={css.lead}>
                <Plural
                  value={lockDays}
                  one="Once it is made, the domain cannot be transferred for # day."
                  other="Once it is made, the domain cannot be transferred for # days."
                />
              </p>
            )}
            {isOpen && (
              <AnswerForm
                label={title}
                failed={t`Your answer was not taken`}
                send={(answer) => api.post<ChangeByLinkAnswer>(path, { answer })}
                onAnswered={take}
              >
                <SubmitButton value="approved">{t`Approve`}</SubmitButton>
                <SubmitButton value="refused" look="plain">{t`Refuse`}</SubmitButton>
              </AnswerForm>
            )}
          </>
        )
      }}
    </MailLinkPage>
  )
}

const inWords = ({ name, organisation, email }: ChangeByLinkAnswer['old']): string =>
  [name, organisation, email].filter(Boolean).join(' · ')

function Outcome({ change }: { change: ChangeByLinkAnswer }) {
  const { t } = useLingui()
  switch (change.state) {
    case 'pending':
      return (
        <Say tone="ok" role="status" title={t`You have approved`}>
          {t`It changes as soon as the other side approves too.`}
        </Say>
      )
    case 'confirmed':
      return <Say tone="ok" role="status" title={t`The registrant has changed`} />
    case 'refused':
      return <Say tone="warn" role="status" title={t`It was refused: the registrant stays as before`} />
    case 'expired':
      return (
        <Say
          tone="warn"
          role="status"
          title={t`It was not approved in time: the registrant stays as before`}
        />
      )
    case 'withdrawn':
      return <Say tone="warn" role="status" title={t`It was withdrawn: the registrant stays as before`} />
  }
}
