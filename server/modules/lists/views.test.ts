import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { JobWiring } from '../../wiring.ts'
import { jobs } from './jobs.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const views = '/api/agent/views'
const invited = { match: 'all', conditions: [{ field: 'access', operator: 'any-of', value: ['invited'] }] }
const save = (who: 'agent' | 'viewer' | 'admin' | 'owner', more: object = {}) =>
  server.as(who).post(views, { record: 'contact', name: 'Invitación sin aceptar', filter: invited, ...more })
const seenBy = async (who: 'agent' | 'viewer' | 'admin') =>
  ((await server.as(who).get(`${views}?record=contact`)).body.items as { id: number }[]).map(
    (each) => each.id,
  )

test('a view keeps filter, sort and columns, and is its owner’s alone until it is shared', async () => {
  const made = await save('agent', { sort: '-updatedAt', columns: ['email', 'company'] })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({
    filter: invited,
    sort: '-updatedAt',
    columns: ['email', 'company'],
    isShared: false,
    isPinned: true,
    mayChange: true,
    owner: { id: server.cast.agent.id, name: server.cast.agent.name },
  })
  const { id, version } = made.body
  expect(await seenBy('viewer')).not.toContain(id)
  expect((await server.as('viewer').patch(`${views}/${id}`, { name: 'Mía' }, { version })).status).toBe(404)
  const shared = await server.as('agent').patch(`${views}/${id}`, { isShared: true }, { version })
  expect(shared.body).toMatchObject({ isShared: true, version: version + 1 })
  expect(await seenBy('viewer')).toContain(id)
  expect((await server.as('viewer').patch(`${views}/${id}`, { name: 'Mía' }, { version: 2 })).status).toBe(
    403,
  )
  const byAdmin = await server.as('admin').patch(`${views}/${id}`, { name: 'Por aceptar' }, { version: 2 })
  expect(byAdmin.body).toMatchObject({ name: 'Por aceptar', isPinned: false })
  const trail = await server.as('owner').get('/api/agent/trail')
  expect(trail.body.items[0]).toMatchObject({
    type: 'view.changed',
    changes: [{ field: 'name', old: 'Invitación sin aceptar', new: 'Por aceptar' }],
  })
})

test('a key that may not read tickets neither pins, changes nor deletes a view of them', async () => {
  const { body } = await save('agent', { record: 'ticket', filter: null, name: 'Abiertos' })
  const scopes = ['contacts.read', 'contacts.write']
  const key = (await server.as('agent').post('/api/agent/me/api-keys', { name: 'Sin tickets', scopes })).body
  const headers = { authorization: `Bearer ${key.key}` }
  const asKey = server.as('nobody')
  const answers = [
    await asKey.put(`${views}/${body.id}/pin`, {}, { headers }),
    await asKey.patch(`${views}/${body.id}`, { name: 'Otro' }, { version: body.version, headers }),
    await asKey.delete(`${views}/${body.id}`, { headers }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403])
  expect(await seenBy('agent')).not.toContain(body.id)
  expect((await server.as('agent').get(`${views}?record=ticket`)).body.items).toContainEqual(
    expect.objectContaining({ id: body.id, name: 'Abiertos' }),
  )
})

test('a deleted view comes back as the same one, in the side menus of all who had it pinned', async () => {
  const { body } = await save('agent', { isShared: true, name: 'Vuelve' })
  await server.as('viewer').put(`${views}/${body.id}/pin`, {})
  const mine = await save('viewer', { name: 'Mía y vuelve' })
  const back = (who: 'agent' | 'viewer' | 'admin', id: number) =>
    server.as(who).post(`${views}/${id}/restoration`)
  expect((await back('agent', body.id)).status).toBe(404)
  for (const [who, id] of [
    ['admin', body.id],
    ['viewer', mine.body.id],
  ] as const)
    expect((await server.as(who).delete(`${views}/${id}`)).status).toBe(204)
  expect(await seenBy('viewer')).not.toContain(body.id)
  expect((await server.as('agent').patch(`${views}/${body.id}`, { name: 'X' }, { version: 2 })).status).toBe(
    404,
  )
  expect((await server.as('agent').put(`${views}/${body.id}/pin`, {})).status).toBe(404)
  expect((await back('viewer', body.id)).status).toBe(403)
  expect((await back('agent', mine.body.id)).status).toBe(404)
  const { version, ...same } = body
  expect((await back('agent', body.id)).body).toMatchObject(same)
  expect((await back('viewer', mine.body.id)).body).toMatchObject({ id: mine.body.id, isPinned: true })
  const items = (await server.as('viewer').get(`${views}?record=contact`)).body.items
  expect(items.find((each: { id: number }) => each.id === body.id)).toMatchObject({
    isPinned: true,
    filter: invited,
  })
  await server.as('agent').delete(`${views}/${body.id}`)
  const later = () => new Date(server.wiring.now().getTime() + 31 * 86_400_000)
  await jobs['forget-deleted-views']?.({ ...server.wiring, now: later } as JobWiring, {})
  expect((await back('agent', body.id)).status).toBe(404)
})

test('a viewer keeps views for himself and shares none', async () => {
  expect((await save('viewer')).status).toBe(201)
  expect((await save('viewer', { isShared: true })).status).toBe(403)
})

test('a view that could not be shown is not saved, and everything wrong with it is said', async () => {
  const { status, body } = await save('agent', {
    name: '  ',
    filter: { match: 'all', conditions: [{ field: 'nada', operator: 'is', value: 1 }] },
    sort: 'tags',
    columns: ['email', 'nada'],
  })
  expect(status).toBe(422)
  expect(body.problems).toMatchObject([
    { path: 'name', code: 'view.no-name' },
    { path: 'filter.conditions.0.field', code: 'filter.unknown-field' },
    { path: 'sort', code: 'list.unknown-sort' },
    { path: 'columns.1', code: 'list.unknown-column' },
  ])
})

test('pins are one’s own, in one’s own order, with counts', async () => {
  const ids: number[] = []
  for (const name of ['Una', 'Dos', 'Tres']) ids.push((await save('admin', { name, isShared: true })).body.id)
  const [one, two, three] = ids
  expect((await seenBy('admin')).slice(0, 3)).toEqual([one, two, three])
  await server.as('admin').put(`${views}/${three}/pin`, { position: 0 })
  await server.as('admin').delete(`${views}/${two}/pin`)
  expect((await seenBy('admin')).slice(0, 2)).toEqual([three, one])
  const counts = await server.as('admin').get(`${views}/counts?record=contact`)
  expect(counts.body.items).toEqual([three, one].map((id) => ({ id, count: { value: 0, isExact: true } })))
  expect((await server.as('agent').put(`${views}/${two}/pin`, {})).status).toBe(204)
  expect((await server.as('viewer').put(`${views}/999999/pin`, {})).status).toBe(404)
})

test('a shared view that is no longer shared leaves the menus of others', async () => {
  const { id, version } = (await save('agent', { isShared: true })).body
  await server.as('viewer').put(`${views}/${id}/pin`, {})
  await server.as('agent').patch(`${views}/${id}`, { isShared: false }, { version })
  expect(await seenBy('viewer')).not.toContain(id)
  const kept = await server.wiring.db
    .selectFrom('view_pins')
    .select('agent_id')
    .where('view_id', '=', id)
    .execute()
  expect(kept).toEqual([{ agent_id: server.cast.agent.id }])
})

test('two changes of a view at once do not lose one another', async () => {
  const { id, version } = (await save('agent')).body
  expect((await server.as('agent').patch(`${views}/${id}`, { name: 'Primera' }, { version })).status).toBe(
    200,
  )
  const second = await server.as('agent').patch(`${views}/${id}`, { name: 'Segunda' }, { version })
  expect(second.status).toBe(412)
  expect(second.body.current).toMatchObject({ name: 'Primera', version: version + 1 })
  expect((await server.as('agent').delete(`${views}/${id}`)).status).toBe(204)
  expect(await seenBy('agent')).not.toContain(id)
})
