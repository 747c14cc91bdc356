import type { Handle } from '../../lib/db.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { readOneLine } from '../../lib/pure/one-line.ts'
import { readPhone } from '../../lib/pure/phone-max.ts'
import { findWorkspace } from '../identity/index.ts'
import { type SimilarRow, sameRows, similarRows } from './store/similar.ts'
import type { SimilarAnswer, SimilarContact } from './wire.ts'

type Asked = {
  name?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  externalId?: string | undefined
  except?: number | undefined
}
const mostShown = 5

/** Who may be the person that is being typed: whoever has the same address, phone or external id, and whoever is alike. */
export async function similarContacts(db: Handle, asked: Asked): Promise<SimilarAnswer> {
  const email = readMailAddress(asked.email ?? '')
  const phone = readPhone(asked.phone ?? '', (await findWorkspace(db))?.country ?? null)
  const e164 = phone.ok ? phone.value.e164 : null
  const externalId = readOneLine(asked.externalId ?? '', 1000)
  const limits = { except: asked.except ?? 0, limit: mostShown }
  const same = grouped(
    await sameRows(db, {
      ...limits,
      address: email.ok ? email.value.normal : null,
      externalId: externalId.ok ? externalId.value || null : null,
      e164,
    }),
  )
  const foldedName = foldText(asked.name ?? '')
  const domain = email.ok ? email.value.domain : null
  // Two last digits apart: another extension of the same firm.
  const phoneBegins = e164 === null || e164.length < 9 ? null : e164.slice(1, -2)
  if (foldedName.length < 3 || (domain === null && phoneBegins === null)) return { same, similar: [] }
  const similar = grouped(await similarRows(db, { ...limits, foldedName, domain, phoneBegins }), 'name')
  return { same, similar: similar.filter(({ id }) => !same.some((each) => each.id === id)) }
}

/** One entry a person, with every reason. */
function grouped(rows: readonly SimilarRow[], ...also: SimilarContact['because']): SimilarContact[] {
  const byId = Map.groupBy(rows, (row) => row.id)
  return [...byId.values()].map((own) => {
    const [{ id, kind, name, email }] = own as [SimilarRow]
    return { id, kind, name, email, because: [...also, ...new Set(own.map((row) => row.because))] }
  })
}
