import { allAgents, releaseSecondFactor } from '../../server/modules/identity/index.ts'
import { type Command, type Given, UsageProblem } from './command.ts'
import { withProgram } from './program.ts'
import { give, giveJson, table } from './say.ts'

export const command: Command = {
  summary: 'Lists agents, and releases who has lost his second factor.',
  usage: ['agent list [--json]', 'agent reset-second-factor EMAIL'],
  help: `
reset-second-factor takes the second factor away from the person who has the address, an agent or a customer. The
password alone then lets him in, until he makes a new one. His recovery codes would have done as well, also after a
restore without SECRET. Make sure that it is he who asks.`,
  options: { json: { type: 'boolean' } },
  async run(given) {
    const [action, email, ...others] = given.positionals
    if (action === 'list' && email === undefined) return list(given)
    if (action === 'reset-second-factor' && email !== undefined && others.length === 0) return release(email)
    throw new UsageProblem('Say list, or reset-second-factor EMAIL')
  },
}

async function list(given: Given): Promise<void> {
  const agents = await withProgram(({ wiring }) => allAgents(wiring.db))
  if (given.values.json) return giveJson(agents)
  give(
    table(
      ['id', 'name', 'e-mail', 'role', 'access', 'second factor', 'last seen'],
      agents.map((agent) => [
        String(agent.id),
        agent.name,
        agent.email,
        agent.role,
        agent.deactivatedAt ? 'deactivated' : agent.access,
        agent.secondFactor ? 'on' : 'off',
        agent.lastSeenAt?.toISOString().slice(0, 10) ?? '-',
      ]),
    ),
  )
}

async function release(email: string): Promise<void> {
  const person = await withProgram(({ wiring, actor }) =>
    wiring.db.transaction().execute((tx) => releaseSecondFactor(tx, actor, wiring.now(), email)),
  )
  give([`${person.name} (${person.kind}, id ${person.id}) signs in with the password alone from now on.`])
}
