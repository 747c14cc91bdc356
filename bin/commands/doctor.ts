import pg from 'pg'
import { readConfig } from '../../server/config.ts'
import { type Connection, connectBeside } from '../../server/connect.ts'
import { StartProblem } from '../../server/lib/start-problem.ts'
import { type Command, refuseArguments } from './command.ts'
import { addressFindings } from './doctor/addresses.ts'
import { type Finding, wrong } from './doctor/finding.ts'
import { machineFindings } from './doctor/machine.ts'
import { postgresFindings } from './doctor/postgres.ts'
import { schemaFinding, trailFinding } from './doctor/schema.ts'
import { mailFinding, secretFinding, signingFinding, workFindings } from './doctor/work.ts'
import { withWiring } from './program.ts'
import { give, giveJson } from './say.ts'

export const command: Command = {
  summary: 'Looks for what is wrong or worth knowing, and says what to do.',
  usage: ['doctor [--json]'],
  help: `
Changes nothing and sends nothing. Ends with 1 when something is wrong; what merely deserves attention ends with 0.`,
  options: { json: { type: 'boolean' } },
  async run(given) {
    refuseArguments(given)
    const findings = await examine()
    if (given.values.json) giveJson(findings)
    else give(findings.flatMap(told))
    process.exitCode = findings.some((finding) => finding.state === 'wrong') ? 1 : 0
  },
}

function told({ about, state, words, todo }: Finding): string[] {
  return [`${state.padEnd(9)}  ${about}: ${words}.`, ...(todo ? [`           ${todo}`] : [])]
}

async function examine(): Promise<Finding[]> {
  const config = readConfig()
  const apart = [...machineFindings(config), ...addressFindings(config), await mailFinding(config)]
  try {
    const connection = await connectBeside(config)
    try {
      return [...apart, ...(await examineDatabase(connection))]
    } finally {
      await connection.stop()
    }
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error
    return [
      ...apart,
      wrong('Database', error.message.replace(/\.$/, ''), 'Nothing else can be looked at before that.'),
    ]
  }
}

async function examineDatabase(connection: Connection): Promise<Finding[]> {
  const schema = await schemaFinding(connection)
  return withClient(connection.ownerUrl, async (owner) => {
    const findings = [...(await postgresFindings(owner, connection)), schema]
    if (schema.state !== 'ok') return findings
    const work = await withClient(connection.programUrl, workFindings)
    const sealed = await withWiring({ config: readConfig(), connection }, async ({ wiring }) => [
      await secretFinding(wiring),
      await signingFinding(wiring),
    ])
    return [...findings, await trailFinding(connection), ...sealed, ...work]
  })
}

async function withClient<Done>(url: string, work: (client: pg.Client) => Promise<Done>): Promise<Done> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
