import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket, writeInto } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const agent = () => server.as('agent')
const messagesOf = async (id: number): Promise<{ id: number }[]> => {
  const { body } = await agent().get(`/api/agent/tickets/${id}/messages?limit=100`)
  return body.items
}

test('however tickets are merged, split, and both taken back, every message stands in one of them, in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 8 }), async (steps) => {
      const tickets: number[] = []
      const written: number[] = []
      for (let at = 0; at < 4; at++) {
        const { id, messageId } = await openOneTicket(server)
        tickets.push(id)
        written.push(messageId, (await writeInto(server, id, { body: 'y', byAgent: at % 2 === 0 })).id)
      }
      const undos: number[] = []
      for (const { does, one, other } of steps) {
        const [into, from] = [
          tickets[one % tickets.length] as number,
          tickets[other % tickets.length] as number,
        ]
        if (does === 'merge') {
          const { status, body } = await agent().post(`/api/agent/tickets/${into}/merges`, {
            tickets: [from],
          })
          expect([201, 404, 409]).toContain(status)
          if (status === 201) undos.push(body.undoId)
        } else if (does === 'split') {
          const messages = (await messagesOf(into)).slice(0, 1 + (other % 2)).map(({ id }) => id)
          if (messages.length === 0) continue
          const split = await agent().post(`/api/agent/tickets/${into}/splits`, { messages, subject: 'z' })
          expect([201, 404, 422]).toContain(split.status)
          if (split.status === 201) {
            tickets.push(split.body.ticketId)
            undos.push(split.body.undoId)
          }
        } else if (does === 'write') written.push((await writeInto(server, from, { body: 'x' })).id)
        else if (undos.length > 0) {
          const [undoId] = undos.splice(one % undos.length, 1)
          expect([200, 409]).toContain((await agent().post(`/api/agent/undos/${undoId}`)).status)
        }
      }
      const conversations = await Promise.all(tickets.map((id) => messagesOf(id)))
      for (const messages of conversations) {
        const ids = messages.map(({ id }) => id)
        expect(ids).toEqual([...ids].sort((a, b) => a - b))
      }
      expect(
        conversations
          .flat()
          .map(({ id }) => id)
          .sort((a, b) => a - b),
      ).toEqual(written)
      const lives = await Promise.all(
        tickets.map(async (id) => (await agent().get(`/api/agent/tickets/${id}`)).body.life),
      )
      expect(lives.flatMap((life, at) => (life === 'merged' ? (conversations[at] ?? []) : []))).toEqual([])
    }),
    { numRuns: share({ test: 2, soak: 300 }) },
  )
})

const step = fc.record({
  does: fc.constantFrom('merge', 'merge', 'split', 'write', 'undo'),
  one: fc.nat(9),
  other: fc.nat(9),
})
