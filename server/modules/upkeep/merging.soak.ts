import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../test/harness/tickets.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Person = { id: number; version: number; title: string; into: number | null }
type Merge = {
  undoId: number
  into: number
  title: { old: string; new: string }
  gone: { id: number; addresses: string[]; tickets: number[] }[]
}

/** What merging and parting mean, in a few lines: who holds which address and ticket, and what the survivor is called. */
class Reference {
  readonly people = new Map<number, Person>()
  readonly addresses = new Map<string, number>()
  readonly tickets = new Map<number, number>()
  readonly merges: Merge[] = []

  isLive(id: number): boolean {
    return this.people.get(id)?.into === null
  }
  of(id: number): Person {
    return this.people.get(id) as Person
  }
  rootOf(id: number): number {
    const { into } = this.of(id)
    return into === null ? id : this.rootOf(into)
  }
  merge(undoId: number, into: number, ids: readonly number[], from: number): void {
    const old = this.of(into).title
    const gone = ids.map((id) => ({ id, addresses: of(this.addresses, id), tickets: of(this.tickets, id) }))
    this.of(into).title = this.of(from).title
    this.merges.push({ undoId, into, title: { old, new: this.of(from).title }, gone })
    for (const { id, addresses, tickets } of gone) {
      this.of(id).into = into
      for (const address of addresses) this.addresses.set(address, into)
      for (const ticket of tickets) this.tickets.set(ticket, into)
    }
  }
  undo({ into, title, gone }: Merge): void {
    if (this.of(into).title === title.new) this.of(into).title = title.old
    for (const { id, addresses, tickets } of gone) {
      this.of(id).into = null
      for (const each of addresses) if (this.addresses.get(each) === into) this.addresses.set(each, id)
      for (const each of tickets) if (this.tickets.get(each) === into) this.tickets.set(each, id)
    }
  }
}

const of = <Key>(held: ReadonlyMap<Key, number>, id: number): Key[] =>
  [...held].filter(([, holder]) => holder === id).map(([key]) => key)

const step = fc.record({
  does: fc.constantFrom('merge', 'merge', 'merge', 'undo', 'undo', 'title', 'ticket'),
  one: fc.nat(4),
  other: fc.nat(4),
  third: fc.nat(4),
})

const agent = () => server.as('agent')
const read = async (id: number) => (await agent().get(`/api/agent/contacts/${id}`)).body
let made = 0

test('however contacts are merged and parted, every address and ticket is one live person’s, as a reference says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const reference = new Reference()
      for (let at = 0; at < 5; at += 1) {
        const address = `m${++made}@mezcla.example`
        const draft = {
          name: `Persona ${made}`,
          emails: [address],
          jobTitle: `t${at}`,
          sendActivation: false,
        }
        const { id, version } = (await agent().post('/api/agent/contacts', draft)).body
        reference.people.set(id, { id, version, title: `t${at}`, into: null })
        reference.addresses.set(address, id)
      }
      const ids = [...reference.people.keys()]
      for (const each of steps) await take(reference, ids, each)
      for (const id of ids) {
        const contact = await read(id)
        const root = reference.rootOf(id)
        expect(contact.mergedInto).toBe(root === id ? null : root)
        if (root === id) expect(contact.jobTitle).toBe(reference.of(id).title)
        const addresses = contact.emails.map(({ address }: { address: string }) => address)
        expect(addresses.toSorted()).toEqual(of(reference.addresses, id).toSorted())
        if (addresses.length > 0) expect(contact.emails[0].isPrimary).toBe(true)
        const tickets = await agent().get(`/api/agent/contacts/${id}/tickets`)
        const numbers = tickets.body.items.map((ticket: { id: number }) => ticket.id)
        expect(numbers.toSorted()).toEqual(of(reference.tickets, id).toSorted())
      }
    }),
    { seed: 20261122, numRuns: share({ test: 8, soak: 400 }) },
  )
})

type Step = { does: string; one: number; other: number; third: number }

async function take(reference: Reference, ids: readonly number[], { does, one, other, third }: Step) {
  const [into, from, last] = [one, other, third].map((at) => ids[at] as number) as [number, number, number]
  if (does === 'merge') {
    const gone = [...new Set([from, last])]
    const chosen = third % 2 === 0 ? from : into
    const answer = await agent().post(
      `/api/agent/contacts/${into}/merges`,
      { contacts: gone, choices: { jobTitle: chosen } },
      { version: (await read(into)).version },
    )
    const may = gone.every((id) => id !== into && reference.isLive(id))
    expect(answer.status).toBe(reference.isLive(into) ? (may ? 201 : 409) : 404)
    if (answer.status === 201) reference.merge(answer.body.undoId, into, gone, chosen)
  }
  if (does === 'undo' && reference.merges.length > 0) {
    const at = one % reference.merges.length
    const merge = reference.merges[at] as Merge
    const { status } = await agent().post(`/api/agent/undos/${merge.undoId}`)
    expect(status).toBe(reference.isLive(merge.into) ? 200 : 409)
    if (status !== 200) return
    reference.undo(merge)
    reference.merges.splice(at, 1)
  }
  if (does === 'title' && reference.isLive(into)) {
    const title = `n${other}`
    const { version } = await read(into)
    await agent().patch(`/api/agent/contacts/${into}`, { jobTitle: title }, { version })
    reference.of(into).title = title
  }
  if (does === 'ticket' && reference.isLive(into)) {
    const [address = null] = of(reference.addresses, into)
    const requester = { contactId: into, address: address ?? undefined }
    const { id } = await openOneTicket(server, { requester, accountId: null } as never)
    reference.tickets.set(id, into)
  }
}
