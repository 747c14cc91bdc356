import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { stringify } from 'qs'
import { sha256 } from '../../server/lib/crypto.ts'
import { insertRows } from '../../server/lib/insert-rows.ts'
import { type Permission, permissionsOf } from '../../server/modules/identity/index.ts'
import type { TestServer } from './test-server.ts'

export type WhmcsKey = { id: number; identifier: string; secret: string; accessKey: string }

/** A key in WHMCS's form of an agent's, usable from anywhere unless networks are named. */
export async function whmcsKey(
  { wiring, cast }: TestServer,
  more: {
    who?: 'owner' | 'admin' | 'agent' | 'viewer'
    scopes?: readonly Permission[]
    networks?: readonly string[]
  } = {},
): Promise<WhmcsKey> {
  const who = more.who ?? 'agent'
  const [identifier = '', secret = '', accessKey = ''] = [0, 1, 2].map(() => randomBytes(16).toString('hex'))
  const md5 = createHash('md5').update(secret).digest('hex')
  const [made] = await wiring.db.transaction().execute((tx) =>
    insertRows<'api_keys', { id: number }>(
      tx,
      'api_keys',
      [
        {
          agent_id: cast[who].id,
          name: 'WHMCS',
          hint: secret.slice(-4),
          secret_hash: sha256(secret),
          scopes: [...(more.scopes ?? permissionsOf(who))],
          created_at: wiring.now(),
          identifier,
          legacy_hash: sha256(md5),
          access_key_hash: sha256(accessKey),
          allowed_networks: more.networks ? [...more.networks] : null,
        },
      ],
      sql`returning id`,
    ),
  )
  return { id: (made as { id: number }).id, identifier, secret, accessKey }
}

export type WhmcsAnswer = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body by asserting it
  body: any
  text: string
  headers: Record<string, string | string[] | number | undefined>
}

/** Sends a form as PHP's http_build_query writes it. */
export async function sendForm({ app }: TestServer, form: Record<string, unknown>): Promise<WhmcsAnswer> {
  const response = await app.inject({
    method: 'POST',
    url: '/includes/api.php',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: stringify(form, { encodeValuesOnly: false }),
  })
  const isJson = String(response.headers['content-type']).startsWith('application/json')
  return {
    status: response.statusCode,
    body: isJson ? response.json() : undefined,
    text: response.payload,
    headers: response.headers,
  }
}

/** Calls an action with a key. */
export type CallWhmcs = (action: string, fields?: Record<string, unknown>) => Promise<WhmcsAnswer>
export function whmcsWith(server: TestServer, { identifier, secret }: WhmcsKey): CallWhmcs {
  return (action, fields = {}) =>
    sendForm(server, { identifier, secret, action, responsetype: 'json', ...fields })
}
