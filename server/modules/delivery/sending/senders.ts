import { type SigningKey, signingKeyOf } from '../dkim/dkim-keys.ts'
import { mailDomainIn } from '../mail/mail-domain-in.ts'
import { type SendingDepartment, sendingDepartments } from '../store/departments.ts'
import type { Sender } from './sender.ts'

/** As whom a mail leaves. */
export type SentAs = {
  /** Null: MAIL_FROM. */
  department: SendingDepartment | null
  /** Where servers report to that a mail did not arrive: at the domain that it is from; null: to the sender. */
  reportsTo: string | null
  signingKey: SigningKey | null
}

/**
 * Departments and the keys of their domains, looked up again after a few seconds: taking a key into use needs no restart.
 */
export type Senders = {
  refresh(departmentIds: readonly (number | null)[]): Promise<void>
  of(departmentId: number | null): SentAs
}

const staleAfter = 5000

export function senders({ db, secrets, mail, now }: Sender): Senders {
  let departments: readonly SendingDepartment[] = []
  let keys: ReadonlyMap<string, SigningKey | null> = new Map()
  let readAt = Number.NEGATIVE_INFINITY
  const find = (id: number | null) => departments.find((each) => each.id === id)
  return {
    async refresh(ids) {
      const at = now().getTime()
      const isKnown = ids.every((id) => id === null || find(id))
      if (isKnown && Math.abs(at - readAt) < staleAfter) return
      departments = await sendingDepartments(db)
      const domains = new Set([mail.host, ...departments.map(({ address }) => mailDomainIn(address))])
      keys = new Map(
        await Promise.all(
          [...domains].map(async (domain) => [domain, await signingKeyOf(db, secrets, domain)] as const),
        ),
      )
      readAt = at
    },
    of(departmentId) {
      const department = find(departmentId) ?? null
      const domain = department ? mailDomainIn(department.address) : mail.host
      const reporting =
        department ??
        departments.find(({ address, isArchived }) => !isArchived && mailDomainIn(address) === domain)
      return { department, reportsTo: reporting?.address ?? null, signingKey: keys.get(domain) ?? null }
    },
  }
}
