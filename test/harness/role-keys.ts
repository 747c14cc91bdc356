import { createApiKey, permissionsOf } from '../../server/modules/identity/index.ts'
import type { Role } from '../../server/modules/trail/index.ts'
import type { TestServer } from './test-server.ts'

/** What a foreign door's client sends for a key: HTTP Basic with the key as the user name. */
export const basic = (key: string, password = 'X'): { authorization: string } => ({
  authorization: `Basic ${Buffer.from(`${key}:${password}`).toString('base64')}`,
})

/** An API key of the cast's member in each role, with all that the role allows. */
export async function roleKeys({ wiring, cast }: TestServer): Promise<Record<Role, string>> {
  const keyOf = async (role: Role): Promise<[Role, string]> => {
    const origin = { door: 'job', ip: null, requestId: null, language: 'es' } as const
    const draft = { agentId: cast[role].id, name: role, scopes: [...permissionsOf(role)] }
    const { key } = await wiring.db
      .transaction()
      .execute((tx) => createApiKey(tx, { kind: 'system', ...origin }, wiring.now(), draft))
    return [role, key]
  }
  // One after another: which key has which number is the same in each run.
  const keys: [Role, string][] = []
  for (const role of ['owner', 'admin', 'agent', 'viewer'] as const) keys.push(await keyOf(role))
  return Object.fromEntries(keys) as Record<Role, string>
}
