import { Trans, useLingui } from '@lingui/react/macro'
import type { DeclineLinkAnswer } from '../../../server/modules/routing/wire.ts'
import { api } from '../../shared/api.ts'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { formatList } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Say } from '../../ui/Say.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

type Use = { path: string; take: (answer: DeclineLinkAnswer) => void }

/** `/area/mail/decline/<what the link carries>`: stop the mails of a category, and want them again. */
export function DeclinePage() {
  return (
    <MailLinkPage<DeclineLinkAnswer> purpose="decline">
      {(link, use) => {
        if (link.state === 'required') return <Required link={link} />
        if (link.state === 'held') return <Held link={link} use={use} />
        return link.state === 'wanted' ? <Wanted link={link} use={use} /> : <Declined link={link} use={use} />
      }}
    </MailLinkPage>
  )
}

/** What is declined, as it stands in a sentence. */
function useWhat({ category }: DeclineLinkAnswer): string {
  const { t } = useLingui()
  const categoryOf = useCategoryWords()
  return category ? t`mails about ${categoryOf(category)}` : t`any mail`
}

function Wanted({ link, use }: { link: DeclineLinkAnswer; use: Use }) {
  const { t } = useLingui()
  const what = useWhat(link)
  const { account, email, workspace } = link
  return (
    <>
      <PageTitle title={t`Stop getting ${what}`} />
      <p className={css.lead}>
        <Trans>
          <b>{email}</b> gets them from {workspace.name} for the account <b>{account}</b>. From now on it
          would not.
        </Trans>
      </p>
      {link.as === 'card' && (
        <p className={css.lead}>
          {t`The main user of the account sees that they were declined, and cannot turn them on again instead of you.`}
        </p>
      )}
      <LegalMail link={link} />
      <AnswerForm
        label={t`Stop getting ${what}`}
        failed={t`Nothing was changed`}
        send={() => api.post<DeclineLinkAnswer>(use.path)}
        onAnswered={use.take}
      >
        <SubmitButton>{t`Stop getting them`}</SubmitButton>
      </AnswerForm>
    </>
  )
}

function Declined({ link, use }: { link: DeclineLinkAnswer; use: Use }) {
  const { t } = useLingui()
  const what = useWhat(link)
  const { account, email } = link
  return (
    <>
      <PageTitle title={t`Declined`} />
      <p className={css.lead}>
        <Trans>
          <b>{email}</b> does not get {what} of the account <b>{account}</b>. What is on its way already may
          still arrive.
        </Trans>
      </p>
      <LegalMail link={link} />
      <AnswerForm
        label={t`Declined`}
        failed={t`Nothing was changed`}
        send={() => api.delete<DeclineLinkAnswer>(use.path)}
        onAnswered={use.take}
      >
        <SubmitButton look="plain">{t`Get them again`}</SubmitButton>
      </AnswerForm>
    </>
  )
}

/** Said and kept, but not done yet: somebody has to hear of bills and domains. */
function Held({ link, use }: { link: DeclineLinkAnswer; use: Use }) {
  const { t } = useLingui()
  const { account, email, workspace } = link
  return (
    <>
      <PageTitle title={t`They go on for now`} />
      <p className={css.lead}>
        <Trans>
          {workspace.name} knows that <b>{email}</b> does not want them. Nobody else of the account{' '}
          <b>{account}</b> would learn of bills or domains, so they go on until somebody else gets them; then
          they stop by themselves.
        </Trans>
      </p>
      <LegalMail link={link} />
      <AnswerForm
        label={t`They go on for now`}
        failed={t`Nothing was changed`}
        send={() => api.delete<DeclineLinkAnswer>(use.path)}
        onAnswered={use.take}
      >
        <SubmitButton look="plain">{t`Get them again`}</SubmitButton>
      </AnswerForm>
    </>
  )
}

function Required({ link }: { link: DeclineLinkAnswer }) {
  const { t } = useLingui()
  const what = useWhat(link)
  const { account, workspace } = link
  return (
    <>
      <PageTitle title={t`These mails always come`} />
      <p className={css.lead}>
        <Trans>
          {workspace.name} has to be able to send {what} to the main user of <b>{account}</b>: they cannot be
          declined.
        </Trans>
      </p>
    </>
  )
}

/** What the law asks to tell a registrant comes all the same. */
function LegalMail({ link: { legalMail, category } }: { link: DeclineLinkAnswer }) {
  const { t } = useLingui()
  if (legalMail.length === 0 || (category !== null && category !== 'domains')) return null
  const domains = formatList(legalMail)
  return <Say>{t`What has to be told to the registrant of ${domains} comes all the same.`}</Say>
}
