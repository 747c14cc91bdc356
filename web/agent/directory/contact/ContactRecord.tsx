import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense } from 'react'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { formatDay } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Status } from '../../../ui/Status.tsx'
import { loadFurtherTexts } from '../../further-texts.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/record.module.css'
import { Activity } from './Activity.tsx'
import { ContactAccounts } from './ContactAccounts.tsx'
import { ContactActions } from './ContactActions.tsx'
import { ContactCompanies } from './ContactCompanies.tsx'
import { ContactFacts } from './ContactFacts.tsx'
import { hasLostInvitation } from './has-lost-invitation.ts'

// With its texts, which this page does not need otherwise.
const ContactTickets = lazy(async () => {
  const [module] = await Promise.all([
    import('../../tickets/of-record/ContactTickets.tsx'),
    loadFurtherTexts(),
  ])
  return { default: module.ContactTickets }
})

/** A contact: who, what is known, what happened. */
export function ContactRecord({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  return (
    <div className={css.record}>
      <header className={css.header}>
        {contact.avatar && <img className={css.avatar} src={contact.avatar} alt="" />}
        <PageTitle title={contact.name} />
        <AccessOf contact={contact} />
        <ContactActions contact={contact} />
      </header>
      {contact.access === 'blocked' && (
        <Say tone="danger" title={t`This contact is blocked`}>
          <p>{t`No sign-in, no links by mail; what is written to support is held. Required mail about accounts goes on.`}</p>
        </Say>
      )}
      {!contact.isIdentified && (
        <Say tone="warn" title={t`There is no means of contact left`}>
          <p>{t`An e-mail, a phone, a social or an external ID is missing.`}</p>
        </Say>
      )}
      <div className={`${css.columns} ${css.withRelations}`}>
        <section className={css.facts} aria-label={t`Facts`}>
          <h2 className={css.columnTitle}>{t`Facts`}</h2>
          <ContactFacts contact={contact} />
        </section>
        <div className={css.relations}>
          <section aria-label={t`Companies`}>
            <h2 className={css.columnTitle}>{t`Companies`}</h2>
            <ContactCompanies contact={contact} />
          </section>
          <ContactAccounts contact={contact} />
          <Suspense>
            <ContactTickets id={contact.id} />
          </Suspense>
        </div>
        <section className={css.activity} aria-label={t`Activity`}>
          <Activity contact={contact} />
        </section>
      </div>
    </div>
  )
}

function AccessOf({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const day = (at: string | null) => (at ? formatDay(at, session.person.timeZone) : '')
  const { access, blockedAt, activationSentAt } = contact
  if (access === 'blocked') return <Status shape="square">{t`Blocked since ${day(blockedAt)}`}</Status>
  if (access === 'active') return <Status shape="full">{t`Access active`}</Status>
  if (hasLostInvitation(contact)) return <Status shape="half">{t`Invited, without a link that holds`}</Status>
  if (access === 'invited')
    return (
      <Status shape="half">{activationSentAt ? t`Invited on ${day(activationSentAt)}` : t`Invited`}</Status>
    )
  return <Status shape="ring">{t`No access`}</Status>
}
