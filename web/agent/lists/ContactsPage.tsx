import { Outlet, useChildMatches } from '@tanstack/react-router'
import { Split } from '../../ui/Panel.tsx'
import { ContactList } from './ContactList.tsx'

/** `/agent/contacts`, with `/agent/contacts/new` as a panel beside it. */
export function ContactsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<ContactList />} panel={hasPanel ? <Outlet /> : null} />
}
