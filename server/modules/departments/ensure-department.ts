import type { Tx } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { allDepartments, holdersOf, insertDepartment, lockDepartments } from './store/departments.ts'

const names = { es: 'Soporte', en: 'Support' }
const locals = { es: 'soporte', en: 'support' }

/**
 * Makes the first department of a workspace that has none: at the address that its mail is from, or at soporte@ (support@)
 * of that domain where nobody reads that address, or a person has it, else at tickets@. It accepts whoever writes.
 */
export async function ensureDepartment(
  tx: Tx,
  now: Date,
  mail: { from: string; domain: string },
): Promise<void> {
  const workspace = await findWorkspace(tx)
  if (!workspace || (await allDepartments(tx)).length > 0) return
  await lockDepartments(tx)
  if ((await allDepartments(tx)).length > 0) return
  const language = interfaceLanguageOf(workspace.language)
  const name = names[language]
  for (const typed of [mail.from, `${locals[language]}@${mail.domain}`, `tickets@${mail.domain}`]) {
    if (/^no-?reply\b/i.test(typed)) continue
    const read = readMailAddress(typed)
    // A domain that only this machine knows is no address for others, and yet where its mail is tried out.
    const address = read.ok ? read.value.normal : typed.toLowerCase()
    if ((await holdersOf(tx, { id: null, name, addresses: [address] })).length > 0) continue
    const made = await insertDepartment(tx, now, {
      ...{ name, address, typedAddress: read.ok ? read.value.address : typed },
      ...{
        furtherAddresses: [],
        displayName: null,
        signatures: {},
        category: 'support',
        unknownSenders: 'accept',
      },
    })
    if (!made) return
    await recordTrail(tx, program, now, [
      {
        subject: { kind: 'department', id: made.id },
        type: 'department.created',
        facts: { name: made.name },
        values: [{ field: 'name', old: null, new: made.name }],
      },
    ])
    return
  }
}

const program: Actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }
