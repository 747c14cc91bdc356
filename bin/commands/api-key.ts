import {
  type ApiKey,
  allApiKeys,
  apiKeysOf,
  createApiKey,
  permissions,
  permissionsOf,
  revokeApiKey,
} from '../../server/modules/identity/index.ts'
import { type Command, type Given, optional, UsageProblem } from './command.ts'
import { findAgent } from './find-agent.ts'
import { withProgram } from './program.ts'
import { give, giveJson, table } from './say.ts'

export const command: Command = {
  summary: 'Makes, lists and revokes API keys.',
  usage: [
    'api-key create [--agent EMAIL] [--name NAME] [--scopes A,B] [--expires 2027-01-01] [--json]',
    'api-key list [--agent EMAIL] [--json]',
    'api-key revoke ID',
  ],
  help: `
A key acts as its agent, with the scopes given or with all that his role allows; it never may more than he. It is
shown once, when it is made: only its hash is kept.

  --agent    whose key it is; the owner's unless it is said. "list" shows everybody's then
  --scopes   ${permissions.join(', ')}
  --expires  the day or moment (UTC) from which it no longer works; unset, it works until it is revoked`,
  options: {
    agent: { type: 'string' },
    name: { type: 'string' },
    scopes: { type: 'string' },
    expires: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(given) {
    const [action, id, ...others] = given.positionals
    if (action === 'create' && id === undefined) return create(given)
    if (action === 'list' && id === undefined) return list(given)
    if (action === 'revoke' && id !== undefined && others.length === 0) return revoke(id)
    throw new UsageProblem('Say create, list or revoke ID')
  },
}

async function create(given: Given): Promise<void> {
  const made = await withProgram(async ({ wiring, actor }) => {
    const agent = await findAgent(wiring.db, optional(given, 'agent'))
    const draft = {
      agentId: agent.id,
      name: optional(given, 'name') ?? 'encopia api-key',
      scopes: optional(given, 'scopes')
        ?.split(',')
        .map((scope) => scope.trim()) ?? [...permissionsOf(agent.role)],
      expiresAt: optional(given, 'expires') ?? null,
    }
    return wiring.db.transaction().execute((tx) => createApiKey(tx, actor, wiring.now(), draft))
  })
  if (given.values.json) giveJson({ ...made.apiKey, key: made.key })
  else
    give([
      `Key ${made.apiKey.id} of ${made.apiKey.agent.name}, for ${made.apiKey.scopes.join(', ')}. Shown this once:`,
      made.key,
    ])
}

async function list(given: Given): Promise<void> {
  const keys = await withProgram(async ({ wiring }) => {
    const email = optional(given, 'agent')
    if (email === undefined) return allApiKeys(wiring.db)
    return apiKeysOf(wiring.db, (await findAgent(wiring.db, email)).id)
  })
  if (given.values.json) giveJson(keys)
  else if (keys.length === 0) give(['There are no API keys.'])
  else
    give(
      table(['id', 'agent', 'name', 'ends with', 'made', 'expires', 'last used', 'scopes'], keys.map(asRow)),
    )
}

const asRow = (key: ApiKey): string[] => [
  String(key.id),
  key.agent.name,
  key.name,
  key.hint,
  day(key.createdAt),
  day(key.expiresAt),
  day(key.lastUsedAt),
  key.scopes.join(','),
]

const day = (moment: Date | null): string => moment?.toISOString().slice(0, 10) ?? '-'

async function revoke(id: string): Promise<void> {
  if (!/^\d{1,15}$/.test(id)) throw new UsageProblem(`${id} is not the id of a key`)
  await withProgram(({ wiring, actor }) =>
    wiring.db.transaction().execute((tx) => revokeApiKey(tx, actor, wiring.now(), Number(id))),
  )
  give([`Key ${id} no longer works.`])
}
