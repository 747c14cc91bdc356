import { useQuery } from '@tanstack/react-query'
import { Outlet, useChildMatches, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '../../../shared/api.ts'
import { Split } from '../../../ui/Panel.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ContactGone } from './ContactGone.tsx'
import { ContactRecord } from './ContactRecord.tsx'
import { useContactId } from './contact-id.ts'
import { contactQuery } from './queries.ts'

/** `/agent/contacts/<id>`, with `…/edit` as a panel beside it. */
export function ContactPage() {
  const id = useContactId()
  const hasPanel = useChildMatches().length > 0
  const navigate = useNavigate()
  const { data: contact, error } = useQuery(contactQuery(id))
  const into = contact?.mergedInto
  // Once, where <Navigate> would go again with every rendering until the other page is there.
  useEffect(() => {
    if (into) void navigate({ to: paths.contact(into), replace: true })
  }, [into, navigate])
  if (error instanceof ApiProblem && error.status === 404) return <ContactGone id={id} />
  if (error && !contact) throw error
  if (!contact || into) return <Skeleton />
  return (
    <Split
      list={<ContactRecord key={id} contact={contact} />}
      panel={hasPanel ? <Outlet key={id} /> : null}
    />
  )
}
