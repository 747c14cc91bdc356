import type { PreviewBody } from '../../../server/modules/notices/wire.ts'
import type { TextValues } from './text-values.ts'

/** A notice as its form has it. */
export type NoticeValues = TextValues & {
  account: number | null
  category: string
  domain: string
  service: string
  document: string
  confidential: boolean
}

/** What it is about, as the server wants it. */
export function aboutOf(
  values: NoticeValues,
): Omit<PreviewBody, 'account'> & { account: number | undefined } {
  const { account, category, domain, service, document, confidential } = values
  return {
    account: account ?? undefined,
    category: category as PreviewBody['category'],
    domain: domain ? Number(domain) : null,
    service: service ? Number(service) : null,
    document: document || null,
    confidential,
  }
}
