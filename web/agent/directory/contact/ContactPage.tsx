import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { contactQuery } from './queries.ts'
export function ContactPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const { data } = useSuspenseQuery(contactQuery(Number(id)))
  return <PageTitle title={data.name} />
}
