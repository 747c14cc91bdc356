import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches } from '@tanstack/react-router'
import { ApiProblem } from '../../../shared/api.ts'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ContactGone } from './ContactGone.tsx'
import { ContactRecord } from './ContactRecord.tsx'
import { useContactId } from './contact-id.ts'
import { contactQuery } from './queries.ts'

/** `/agent/contacts/<id>`, with `…/edit` as a panel beside it. */
export function ContactPage() {
  const id = useContactId()
  const hasPanel = useChildMatches().length > 0
  const { data: contact, error } = useQuery(contactQuery(id))
  if (error instanceof ApiProblem && error.status === 404) return <ContactGone id={id} />
  if (error && !contact) throw error
  if (!contact) return <Skeleton />
  return (
    <Split
      list={<ContactRecord key={id} contact={contact} />}
      panel={hasPanel ? <Outlet key={id} /> : null}
    />
  )
}
