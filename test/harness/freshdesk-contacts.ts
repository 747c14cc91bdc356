import { expect } from 'vitest'
import { type Freshdesk, type FreshdeskAnswer, freshdeskClient } from './freshdesk.ts'
import { roleKeys } from './role-keys.ts'
import { startTestServer, type TestServer } from './test-server.ts'

export type ContactsDoor = {
  server: TestServer
  ask: Freshdesk
  /** Two companies. */
  firm: number
  otherFirm: number
  create: (body?: object) => Promise<FreshdeskAnswer>
  /** The same, which must succeed. */
  made: (body?: object) => Promise<FreshdeskAnswer['body']>
}

/** Freshdesk's door with two companies and a contact field of each type: what tests of its contacts begin with. */
export async function openContacts(): Promise<ContactsDoor> {
  const server = await startTestServer()
  const ask = freshdeskClient(server, (await roleKeys(server)).owner)
  const company = async (name: string): Promise<number> =>
    (await server.as('agent').post('/api/agent/companies', { name })).body.id
  const [firm, otherFirm] = [await company('Firma Uno'), await company('Firma Dos')]
  for (const [label, type] of customTypes) await makeField(server, label, type)
  const create: ContactsDoor['create'] = (body = {}) =>
    ask('POST', '/contacts', { body: { name: 'Ana Ruiz', email: fresh(), ...body } })
  const made: ContactsDoor['made'] = async (body) => {
    const { status, body: contact } = await create(body)
    expect([status, contact]).toEqual([201, expect.anything()])
    return contact
  }
  return { server, ask, firm, otherFirm, create, made }
}

const customTypes = [
  ['Apodo', 'text'],
  ['Historia', 'paragraph'],
  ['Socios', 'number'],
  ['Moroso', 'checkbox'],
  ['Alta', 'date'],
  ['Plan', 'dropdown'],
  ['Fax', 'phone'],
  ['Sitio', 'url'],
] as const

async function makeField(server: TestServer, es: string, type: string): Promise<void> {
  const options = type === 'dropdown' ? [label('Oro', 'Gold'), label('Plata', 'Silver')] : undefined
  const draft = { record: 'contact', type, ...label(es, es), ...(options ? { options } : {}) }
  expect((await server.as('admin').post('/api/agent/fields', draft)).status).toBe(201)
}
const label = (es: string, en: string) => ({ labels: { es, en } })

let nth = 0
export const fresh = (): string => `persona${nth++}@contrato.example`

/** What is wrong, field by field. */
export const faults = ({ body }: { body: { errors?: { field: string; code: string }[] } }): string[] =>
  (body.errors ?? []).map(({ field, code }) => `${field} ${code}`).sort()
