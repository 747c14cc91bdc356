import type { Secrets } from '../../../lib/crypto.ts'
import { tokenText } from '../tokens.ts'
import type { MailDoor, Token, TokenPurpose } from '../types.ts'

/** The page that each mailed credential opens. */
const pages: Record<MailDoor, Partial<Record<TokenPurpose, string>>> = {
  agent: { invitation: 'invitation', reset: 'reset', 'address-change': 'address' },
  area: { activation: 'activate', reset: 'reset', 'magic-link': 'enter', 'address-change': 'address' },
}

/** The link that a mail carries, derived anew each time it is written out, and each time the same. */
export function linkOf(site: { publicUrl: string; secrets: Secrets }, token: Token): string {
  return `${pageOf(site.publicUrl, token)}/${tokenText(site.secrets, token)}`
}

/** The same for a look at a mail that was not sent: it leads to the page and opens nothing. */
export function sampleLink(publicUrl: string, token: Pick<Token, 'door' | 'purpose'>): string {
  return `${pageOf(publicUrl, token)}/…`
}

function pageOf(publicUrl: string, { door, purpose }: Pick<Token, 'door' | 'purpose'>): string {
  const page = pages[door][purpose]
  if (!page) throw new Error(`no page at the door ${door} takes a link for ${purpose}`)
  return `${publicUrl}/${door}/${page}`
}
