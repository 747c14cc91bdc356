import { useParams, useSearch } from '@tanstack/react-router'
import { ContactForm } from './ContactForm.tsx'
import { ContactsFrame } from './ContactsFrame.tsx'
import { HandOver } from './HandOver.tsx'
import type { Cards } from './queries.ts'

/** `/area/<account>/contacts/<contact>`; `?delete`: what has to be handed over before she goes. */
export function ContactPage() {
  const { contact } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const id = Number(contact)
  const find = ({ items }: Cards) => items.find((card) => card.id === id)
  return (
    <ContactsFrame chosen={id} name={(cards) => find(cards)?.name ?? null}>
      {({ account, cards }) => {
        const card = find(cards)
        if (!card) return null
        if (search.delete && card.roles.length > 0)
          return <HandOver account={account} card={card} cards={cards} />
        return <ContactForm key={card.id} account={account} card={card} cards={cards} />
      }}
    </ContactsFrame>
  )
}
