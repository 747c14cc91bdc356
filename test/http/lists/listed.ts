import type { Filter, ListFieldAnswer } from '../../../server/modules/lists/wire.ts'
import type { TestServer } from '../../harness/test-server.ts'
import { makeVariedPeople } from './people.ts'
import type { Person } from './reference.ts'

/** People of all kinds, as the API shows them, and what their list is filtered by. */
export async function variedPeople(
  server: TestServer,
): Promise<{ people: Person[]; fields: ListFieldAnswer[] }> {
  await makeVariedPeople(server)
  const { body } = await server.as('viewer').get('/api/agent/lists/contact')
  const ids = await listedIds(server, {})
  const people = await Promise.all(
    ids.map(async (id) => (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body),
  )
  return { people, fields: body.fields }
}

/** Every id of the list, page by page. */
export async function listedIds(
  server: TestServer,
  query: { filter?: Filter; sort?: string; limit?: number },
): Promise<number[]> {
  const ids: number[] = []
  for (let after = ''; ; ) {
    const asked = new URLSearchParams({
      limit: String(query.limit ?? 200),
      ...(query.filter ? { filter: JSON.stringify(query.filter) } : {}),
      ...(query.sort ? { sort: query.sort } : {}),
      ...(after ? { after } : {}),
    })
    const { status, body } = await server.as('viewer').get(`/api/agent/contacts?${asked}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    ids.push(...body.items.map((item: { id: number }) => item.id))
    if (body.next === null) return ids
    after = body.next
  }
}
