import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { NotFound, WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useAccountId } from '../use-account-id.ts'
import { Chooser } from './Chooser.tsx'
import css from './contacts.module.css'
import { type Cards, cardsQuery } from './queries.ts'

type Shown = { account: number; cards: Cards }
type ContactsFrameProps = {
  /** What the chooser stands at: a contact, or `new`. */
  chosen: number | 'new' | null
  /** What the page is about, beside its title; null: it is not there. */
  name?: (cards: Cards) => string | null
  children: (shown: Shown) => ReactNode
}

/** What all pages of contacts have in common: the title, *Choose a contact*, and the contacts themselves. */
export function ContactsFrame({ chosen, name, children }: ContactsFrameProps) {
  const { t } = useLingui()
  const account = useAccountId()
  const { data: cards, error, refetch } = useQuery(cardsQuery(account))
  if (error && !cards) return <WentWrong error={error} reset={() => void refetch()} />
  const own = cards && name?.(cards)
  if (own === null) return <NotFound />
  return (
    <>
      <PageTitle title={own ?? t`Contacts`}>
        {t`Contacts`}
        {own && <span className="visually-hidden">: {own}</span>}
      </PageTitle>
      {!cards && <Skeleton />}
      {cards && (
        <div className={css.contacts}>
          <Chooser key={`${account} ${chosen}`} account={account} cards={cards.items} chosen={chosen} />
          {children({ account, cards })}
        </div>
      )}
    </>
  )
}
