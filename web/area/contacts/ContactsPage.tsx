import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatList } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Status } from '../../ui/Status.tsx'
import { paths } from '../paths.ts'
import { ContactForm } from './ContactForm.tsx'
import { ContactsFrame } from './ContactsFrame.tsx'
import css from './contacts.module.css'
import type { Card } from './queries.ts'

/** `/area/<account>/contacts`: who hears about what; without contacts, the form of the first one. */
export function ContactsPage() {
  const { t } = useLingui()
  return (
    <ContactsFrame chosen={null}>
      {({ account, cards }) =>
        cards.items.length === 0 ? (
          <ContactForm account={account} card={null} cards={cards} />
        ) : (
          <Rows title={t`Your contacts`}>
            <p className={css.lead}>
              {t`They get a copy of the mails about what is ticked for each. None of them can enter the client area.`}
            </p>
            <Facts>
              {cards.items.map((card) => (
                <Fact key={card.id} name={<Link to={paths.contact(account, card.id)}>{card.name}</Link>}>
                  {card.email}
                  <Receives card={card} />
                </Fact>
              ))}
            </Facts>
          </Rows>
        )
      }
    </ContactsFrame>
  )
}

function Receives({ card: { categories, declined, roles, delivery } }: { card: Card }) {
  const { t } = useLingui()
  const wordOf = useCategoryWords()
  const received = categories.filter((category) => !declined.includes(category)).map(wordOf)
  const refused = categories.filter((category) => declined.includes(category)).map(wordOf)
  return (
    <>
      <p className="soft">
        {received.length > 0 && formatList(received)}
        {received.length === 0 &&
          (roles.length > 0
            ? t({ message: 'Receives mail of its domains only', comment: 'third person' })
            : t`Receives no mail`)}
      </p>
      {refused.length > 0 && (
        <p>
          <Status shape="cross" tone="warn">{t`Declined ${formatList(refused)}`}</Status>
        </p>
      )}
      {delivery === 'suppressed' && (
        <p>
          <Status shape="triangle">{t`No mail arrives at this address`}</Status>
        </p>
      )}
    </>
  )
}
