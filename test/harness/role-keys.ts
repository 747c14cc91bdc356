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
  return Object.fromEntries(
    await Promise.all((['owner', 'admin', 'agent', 'viewer'] as const).map(keyOf)),
  ) as Record<Role, string>
}
