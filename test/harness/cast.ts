import { sql } from 'kysely'
import { sha256 } from '../../server/lib/crypto.ts'
import type { Db } from '../../server/lib/db.ts'
import { insertRows } from '../../server/lib/insert-rows.ts'
import { foldText } from '../../server/lib/pure/fold-text.ts'
import { sortKeyOf } from '../../server/lib/pure/sort-key.ts'
import { hashPassword, openSession } from '../../server/modules/identity/index.ts'
import type { Role } from '../../server/modules/trail/index.ts'

export const ownerPassword = 'correcto caballo grapa'

/** The same people in every test. Names and addresses are theirs alone. */
export type Cast = {
  owner: Member
  admin: Member
  agent: Member
  viewer: Member
  customer: Member & { accountId: number }
  otherCustomer: Member & { accountId: number }
  /** A contact who signs in and has no account. */
  stranger: Member
  /** An API key of the agent's, with all his rights. */
  apiKey: string
}
export type Member = { id: number; name: string; email: string; cookie: Record<string, string> }

// Slow, as it has to be: once for all the files of a worker.
let hashed: Promise<string> | undefined

/** Puts the cast on stage: a workspace in Mexico, four agents, three customers, one API key. */
export async function castOf(db: Db, now: Date): Promise<Cast> {
  return db.transaction().execute(async (tx) => {
    await insertRows(tx, 'workspace', [
      {
        name: 'Alameda Hosting',
        language: 'es',
        country: 'MX',
        time_zone: 'America/Mexico_City',
        created_at: now,
      },
    ])
    hashed ??= hashPassword(ownerPassword)
    const passwordHash = await hashed
    const person = async (kind: 'agent' | 'contact', email: string): Promise<number> => {
      const [made] = await insertRows<'people', { id: number }>(tx, 'people', [{ kind }], returningId)
      const personId = (made as { id: number }).id
      await insertRows(tx, 'addresses', [{ address: email, first_seen_at: now }])
      await insertRows(tx, 'access', [
        {
          person_id: personId,
          invited_at: now,
          activated_at: now,
          password_hash: passwordHash,
          password_set_at: now,
        },
      ])
      return personId
    }
    const claim = (id: number, email: string) =>
      insertRows(tx, 'claims', [
        {
          address: email,
          person_id: id,
          typed: email,
          is_primary: true,
          position: 0,
          verified_at: now,
          created_at: now,
        },
      ])
    const signedIn = async (door: 'agent' | 'area', personId: number): Promise<Record<string, string>> => {
      const { token } = await openSession(tx, now, {
        door,
        personId,
        state: 'open',
        ip: '127.0.0.1',
        userAgent: 'test',
      })
      return { [`encopia_${door}`]: token }
    }
    const agent = async (role: Role, name: string, email: string): Promise<Member> => {
      const id = await person('agent', email)
      await insertRows(tx, 'agents', [
        { id, name, role, language: 'es', time_zone: 'America/Mexico_City', created_at: now },
      ])
      await claim(id, email)
      return { id, name, email, cookie: await signedIn('agent', id) }
    }
    const contact = async (name: string, email: string): Promise<Member> => {
      const id = await person('contact', email)
      await insertRows(tx, 'contacts', [contactRow({ id, name, email, now })])
      await claim(id, email)
      return { id, name, email, cookie: await signedIn('area', id) }
    }
    const customer = async (name: string, email: string): Promise<Member & { accountId: number }> => {
      const member = await contact(name, email)
      const [account] = await insertRows<'accounts', { id: number }>(
        tx,
        'accounts',
        [
          {
            name,
            sort_name: sortKeyOf(name),
            search_text: foldText(name),
            main_user_id: member.id,
            created_at: now,
            updated_at: now,
          },
        ],
        returningId,
      )
      return { ...member, accountId: (account as { id: number }).id }
    }
    const members = {
      owner: await agent('owner', 'Iker Zubizarreta Lasa', 'iker@alameda.example'),
      admin: await agent('admin', 'Montserrat Ferrer i Bosch', 'montse@alameda.example'),
      agent: await agent('agent', 'Noelia Ibáñez Cruz', 'noelia@alameda.example'),
      viewer: await agent('viewer', 'Lucía Ocaña Beltrán', 'lucia@alameda.example'),
      customer: await customer('María Fernanda Núñez Ocaña', 'mfnunez@papeleradelbajio.example'),
      otherCustomer: await customer('Óscar Yáñez Bermúdez', 'oscar@cenzontle.example'),
      stranger: await contact('Rocío Domínguez Arriaga', 'rocio@zunigacontadores.example'),
    }
    await insertRows(tx, 'departments', [
      {
        name: 'Soporte',
        folded_name: 'soporte',
        address: 'soporte@alameda.example',
        typed_address: 'soporte@alameda.example',
        category: 'support',
        unknown_senders: 'accept',
        created_at: now,
        updated_at: now,
      },
    ])
    const apiKey = 'encopia_test_key_of_the_agent'
    await insertRows(tx, 'api_keys', [
      {
        agent_id: members.agent.id,
        name: 'CRM',
        hint: 'gent',
        secret_hash: sha256(apiKey),
        scopes: [
          'contacts.read',
          'contacts.write',
          'accounts.read',
          'accounts.write',
          'notices.send',
          'trail.read',
          'undo.write',
          'agents.read',
        ],
        created_at: now,
      },
    ])
    return { ...members, apiKey }
  })
}

const returningId = sql`returning id`

function contactRow(contact: { id: number; name: string; email: string; now: Date }) {
  return {
    id: contact.id,
    name: contact.name,
    sort_name: sortKeyOf(contact.name),
    search_text: foldText(`${contact.name} ${contact.email}`),
    language: 'es-MX',
    time_zone: 'America/Mexico_City',
    tags: [],
    social_handles: {},
    custom: {},
    defaults_applied: ['language', 'timeZone'],
    origin: 'agent',
    created_at: contact.now,
    updated_at: contact.now,
  }
}
