import type { Handle } from '../../../lib/db.ts'
import { mailDomainIn } from '../mail/mail-domain-in.ts'
import { sendingDepartments } from '../store/departments.ts'

/** A domain that our mail is from. */
export type SendingDomain = {
  domain: string
  /** Whether mail of nobody in particular is, by MAIL_FROM. */
  isMailFrom: boolean
  departments: { name: string; address: string }[]
}

/** The domains of MAIL_FROM and of the departments in use, as DNS writes them. */
export async function sendingDomains(db: Handle, mailDomain: string): Promise<SendingDomain[]> {
  const departments = (await sendingDepartments(db)).filter(({ isArchived }) => !isArchived)
  const domains = new Set([mailDomain, ...departments.map(({ address }) => mailDomainIn(address))])
  return [...domains].map((domain) => ({
    domain,
    isMailFrom: domain === mailDomain,
    departments: departments
      .filter(({ address }) => mailDomainIn(address) === domain)
      .map(({ name, address }) => ({ name, address })),
  }))
}
