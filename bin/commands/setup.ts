import { migrate } from '../../server/lib/migrate.ts'
import { createApiKey, permissionsOf, setUpWorkspace } from '../../server/modules/identity/index.ts'
import { type Command, optional, refuseArguments, required, UsageProblem } from './command.ts'
import { withConnection, withWiring } from './program.ts'
import { readSecretLine } from './read-secret-line.ts'
import { give, giveJson } from './say.ts'

export const command: Command = {
  summary: 'Makes the workspace and its owner, without the set-up page.',
  usage: [
    'setup --workspace NAME --owner-name NAME --owner-email ADDRESS --owner-password-stdin',
    '      [--language es] [--country MX] [--time-zone America/Mexico_City] [--json]',
  ],
  help: `
Brings the database to this version, makes the workspace and its owner, and gives the owner an API key with all of
his rights. The password is the first line of standard input; it never stands among the arguments:

  encopia setup … --owner-password-stdin < password-file

The key is shown this once. With --json: {"ownerId": 1, "apiKey": "…"}. A second time it says that set-up was done.`,
  options: {
    workspace: { type: 'string' },
    language: { type: 'string', default: 'es' },
    country: { type: 'string', default: 'MX' },
    'time-zone': { type: 'string', default: 'America/Mexico_City' },
    'owner-name': { type: 'string' },
    'owner-email': { type: 'string' },
    'owner-password-stdin': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given) {
    refuseArguments(given)
    const workspace = {
      name: required(given, 'workspace'),
      language: optional(given, 'language') ?? '',
      country: optional(given, 'country') ?? '',
      timeZone: optional(given, 'time-zone') ?? '',
    }
    const owner = { name: required(given, 'owner-name'), email: required(given, 'owner-email') }
    if (given.values['owner-password-stdin'] !== true)
      throw new UsageProblem(
        '--owner-password-stdin is missing: the password is read from standard input only',
      )
    const password = await readSecretLine('Password of the owner')
    const made = await withConnection(async (connected) => {
      await migrate(connected.connection)
      return withWiring(connected, ({ wiring, actor }) =>
        wiring.db.transaction().execute(async (tx) => {
          const now = wiring.now()
          const { ownerId } = await setUpWorkspace(tx, actor, now, {
            workspace,
            owner: { ...owner, password },
          })
          const scopes = [...permissionsOf('owner')]
          const { key } = await createApiKey(tx, actor, now, {
            agentId: ownerId,
            name: 'encopia setup',
            scopes,
            expiresAt: null,
          })
          return { ownerId, apiKey: key }
        }),
      )
    })
    if (given.values.json) giveJson(made)
    else
      give([
        `${workspace.name} is set up. The owner is ${owner.email} (id ${made.ownerId}).`,
        `API key, shown this once: ${made.apiKey}`,
      ])
  },
}
