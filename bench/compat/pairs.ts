import { ask } from '../load.ts'
import { apiKey } from '../stage.ts'
import type { Scene } from './scene.ts'

/** One thing done through a foreign API, and the same through our own. */
export type Pair = { name: string; own: () => Promise<unknown>; foreign: () => Promise<unknown> }

// What Freshdesk's lists tell of each contact is asked of ours too.
const columns = [
  ...['email', 'company', 'access', 'workPhone', 'mobilePhone', 'jobTitle', 'language', 'timeZone'],
  ...['country', 'city', 'state', 'postcode', 'externalId', 'about', 'createdAt', 'updatedAt'],
].join(',')

/** What is compared. Each call takes the next record, so that no answer is the same twice in a row. */
export function pairs(scene: Scene): Pair[] {
  const own = ownApi(scene.url)
  const freshdesk = freshdeskApi(scene.url)
  const whmcs = whmcsApi(scene)
  const contact = taking(scene.contacts)
  const account = taking(scene.accounts)
  const address = addresses()
  const tag = taking(['hosting', 'vip', 'moroso', 'nuevo', 'correo'])
  const beginning = taking(['mar', 'jo', 'gar', 'lop', 'an', 'per', 'her', 'lu'])
  return [
    {
      name: 'Freshdesk, create a contact',
      own: () => own.post('/api/agent/contacts', { name: 'Íñigo Muñoz', emails: [address()] }),
      foreign: () => freshdesk.post('/api/v2/contacts', { name: 'Íñigo Muñoz', email: address() }),
    },
    {
      name: 'Freshdesk, view a contact',
      own: () => own.get(`/api/agent/contacts/${contact()}`),
      foreign: () => freshdesk.get(`/api/v2/contacts/${contact()}`),
    },
    {
      name: 'Freshdesk, list of 100 contacts',
      own: () => own.get('/api/agent/contacts', { sort: 'name', limit: '100', count: 'none', columns }),
      foreign: () => freshdesk.get('/api/v2/contacts', { per_page: '100' }),
    },
    {
      name: 'Freshdesk, search contacts by tag',
      own: () => own.get('/api/agent/contacts', { limit: '30', filter: tagged(tag()), columns }),
      foreign: () => freshdesk.get('/api/v2/search/contacts', { query: `"tag:'${tag()}'"` }),
    },
    {
      name: 'Freshdesk, autocomplete of contacts',
      own: () => own.get('/api/agent/search', { q: beginning(), limit: '20' }),
      foreign: () => freshdesk.get('/api/v2/contacts/autocomplete', { term: beginning() }),
    },
    {
      name: 'WHMCS, add a contact',
      own: () =>
        own.post(`/api/agent/accounts/${account()}/contacts`, { name: 'Íñigo Muñoz', email: address() }),
      foreign: () =>
        whmcs('AddContact', {
          clientid: String(account()),
          firstname: 'Íñigo',
          lastname: 'Muñoz',
          email: address(),
        }),
    },
    {
      name: 'WHMCS, view a client',
      own: () => own.get(`/api/agent/accounts/${account()}`),
      foreign: () => whmcs('GetClientsDetails', { clientid: String(account()), stats: 'false' }),
    },
    {
      name: 'WHMCS, list of 100 contacts',
      own: () => own.get(`/api/agent/accounts/${scene.fullAccount}/contacts`),
      foreign: () => whmcs('GetContacts', { userid: String(scene.fullAccount), limitnum: '100' }),
    },
    {
      name: 'WHMCS, search clients',
      own: () => own.get('/api/agent/accounts', { q: beginning(), limit: '25' }),
      foreign: () => whmcs('GetClients', { search: beginning(), limitnum: '25' }),
    },
  ]
}

const tagged = (tag: string): string =>
  JSON.stringify({ match: 'all', conditions: [{ field: 'tags', operator: 'any-of', value: [tag] }] })

function taking<Item>(items: readonly Item[]): () => Item {
  let at = 0
  return () => items[at++ % items.length] as Item
}

function addresses(): () => string {
  let number = 0
  return () => `compat-${++number}-${process.pid}@bench.example`
}

const clientOf =
  (url: string, authorization: string) => (path: string, query: Record<string, string> | undefined) => ({
    url: `${url}${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    headers: { authorization, 'content-type': 'application/json' },
  })

const ownApi = (url: string) => jsonApi(url, `Bearer ${apiKey}`)
const freshdeskApi = (url: string) => jsonApi(url, `Basic ${Buffer.from(`${apiKey}:X`).toString('base64')}`)

function jsonApi(base: string, authorization: string) {
  const to = clientOf(base, authorization)
  return {
    get: (path: string, query?: Record<string, string>) => {
      const { url, headers } = to(path, query)
      return ask(url, { headers, status: 200 })
    },
    post: (path: string, body: object) => {
      const { url, headers } = to(path, undefined)
      return ask(url, { method: 'POST', headers, status: 201, body: JSON.stringify(body) })
    },
  }
}

function whmcsApi({ url, whmcs }: Scene) {
  return async (action: string, fields: Record<string, string>): Promise<void> => {
    const text = await ask(`${url}/includes/api.php`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 200,
      body: String(new URLSearchParams({ ...whmcs, action, responsetype: 'json', ...fields })),
    })
    if (!text.includes('"result":"success"')) throw new Error(`${action} answered ${text}`)
  }
}
