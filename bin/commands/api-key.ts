import {
  type ApiKey,
  allApiKeys,
  apiKeysOf,
  createApiKey,
  createWhmcsKey,
  limitApiKey,
  permissions,
  permissionsOf,
  revokeApiKey,
} from '../../server/modules/identity/index.ts'
import { type Command, type Given, optional, UsageProblem } from './command.ts'
import { findAgent } from './find-agent.ts'
import { withProgram } from './program.ts'
import { give, giveJson, table } from './say.ts'

export const command: Command = {
  summary: 'Makes, lists, limits and revokes API keys.',
  usage: [
    'api-key create [--agent EMAIL] [--name NAME] [--scopes A,B] [--expires 2027-01-01]',
    '               [--allow NETWORK,NETWORK] [--whmcs] [--json]',
    'api-key list [--agent EMAIL] [--json]',
    'api-key allow ID NETWORK,NETWORK|any|none',
    'api-key revoke ID',
  ],
  help: `
A key acts as its agent, with the scopes given or with all that his role allows; it never may more than he. It is
shown once, when it is made: only its hash is kept. It is good for our own API and for programs made for Freshdesk;
with --whmcs it is made for programs made for WHMCS, as identifier, secret and access key.

Made with --json: {"apiKey": "…"}, with --whmcs {"identifier": "…", "secret": "…", "accessKey": "…"}, and what else is
known of it.

  --agent    whose key it is; the owner's unless it is said. "list" shows everybody's then
  --scopes   ${permissions.join(', ')}
  --expires  the day or moment (UTC) from which it no longer works; unset, it works until it is revoked
  --allow    network addresses and networks (192.0.2.7, 2001:db8::/32) from which it may be used; unset, from any. A
             WHMCS key may be used from elsewhere with its access key; "none" leaves it nothing else
  --whmcs    a key in the form of WHMCS's API`,
  options: {
    agent: { type: 'string' },
    name: { type: 'string' },
    scopes: { type: 'string' },
    expires: { type: 'string' },
    allow: { type: 'string' },
    whmcs: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given) {
    const [action, id, networks, ...others] = given.positionals
    if (action === 'create' && id === undefined) return create(given)
    if (action === 'list' && id === undefined) return list(given)
    if (others.length > 0) throw new UsageProblem(`${others.join(' ')} is too much`)
    if (action === 'allow' && id !== undefined && networks !== undefined) return allow(id, networks)
    if (action === 'revoke' && id !== undefined && networks === undefined) return revoke(id)
    throw new UsageProblem('Say create, list, allow ID NETWORKS or revoke ID')
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
      allowedNetworks: networksOf(optional(given, 'allow') ?? 'any'),
    }
    const make = given.values.whmcs ? makeForWhmcs : makeOwn
    return wiring.db.transaction().execute((tx) => make(tx, actor, wiring.now(), draft))
  })
  const { apiKey, secrets } = made
  if (given.values.json) giveJson({ ...secrets, ...apiKey })
  else
    give([
      `Key ${apiKey.id} of ${apiKey.agent.name}, for ${apiKey.scopes.join(', ')}. Shown this once:`,
      ...('apiKey' in secrets ? [secrets.apiKey] : linesOf(secrets)),
    ])
}

type Making = Parameters<typeof createApiKey>
type WhmcsSecrets = { identifier: string; secret: string; accessKey: string }
type Made = { apiKey: ApiKey; secrets: { apiKey: string } | WhmcsSecrets }

async function makeOwn(...making: Making): Promise<Made> {
  const { apiKey, key } = await createApiKey(...making)
  return { apiKey, secrets: { apiKey: key } }
}

async function makeForWhmcs(...making: Making): Promise<Made> {
  const { apiKey, ...secrets } = await createWhmcsKey(...making)
  return { apiKey, secrets }
}

const linesOf = ({
  identifier,
  secret,
  accessKey,
}: Record<'identifier' | 'secret' | 'accessKey', string>) => [
  `identifier  ${identifier}`,
  `secret      ${secret}`,
  `access key  ${accessKey}`,
]

function networksOf(said: string): string[] | null {
  if (said === 'any') return null
  return said === 'none' ? [] : said.split(',').map((each) => each.trim())
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
      table(
        ['id', 'agent', 'name', 'ends with', 'form', 'from', 'made', 'expires', 'last used', 'scopes'],
        keys.map(asRow),
      ),
    )
}

const asRow = (key: ApiKey): string[] => [
  String(key.id),
  key.agent.name,
  key.name,
  key.hint,
  key.kind,
  key.allowedNetworks === null ? 'any' : key.allowedNetworks.join(',') || 'none',
  day(key.createdAt),
  day(key.expiresAt),
  day(key.lastUsedAt),
  key.scopes.join(','),
]

const day = (moment: Date | null): string => moment?.toISOString().slice(0, 10) ?? '-'

async function allow(id: string, networks: string): Promise<void> {
  const change = { id: idOf(id), allowedNetworks: networksOf(networks) }
  const { allowedNetworks } = await withProgram(({ wiring, actor }) =>
    wiring.db.transaction().execute((tx) => limitApiKey(tx, actor, wiring.now(), change)),
  )
  give([
    `Key ${id} may be used from: ${allowedNetworks?.join(', ') ?? 'any network'}${none(allowedNetworks)}.`,
  ])
}

const none = (allowed: string[] | null): string =>
  allowed?.length === 0 ? 'nowhere without its access key' : ''

async function revoke(id: string): Promise<void> {
  await withProgram(({ wiring, actor }) =>
    wiring.db.transaction().execute((tx) => revokeApiKey(tx, actor, wiring.now(), idOf(id))),
  )
  give([`Key ${id} no longer works.`])
}

function idOf(said: string): number {
  if (!/^\d{1,15}$/.test(said)) throw new UsageProblem(`${said} is not the id of a key`)
  return Number(said)
}
