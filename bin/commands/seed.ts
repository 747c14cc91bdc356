import { StartProblem } from '../../server/lib/start-problem.ts'
import { findWorkspace } from '../../server/modules/identity/index.ts'
import { seedSample } from '../../server/modules/upkeep/index.ts'
import { type Command, countOf, refuseArguments, UsageProblem } from './command.ts'
import { withProgram } from './program.ts'
import { give, number, progress } from './say.ts'

export const command: Command = {
  summary: 'Adds sample data.',
  usage: ['seed --contacts N [--companies N] [--accounts N]'],
  help: `
People, companies and accounts as one meets them in Mexico and Spain, the same at each run on a new database; a second
run goes on where the first ended. Unless it is said, there is a company for each 20 contacts and an account for each
10, with additional contacts, services and domains. Addresses end in .example, which leads nowhere, and no mail is sent.`,
  options: { contacts: { type: 'string' }, companies: { type: 'string' }, accounts: { type: 'string' } },
  async run(given) {
    refuseArguments(given)
    const contacts = countOf(given, 'contacts')
    if (contacts === undefined) throw new UsageProblem('--contacts is missing')
    const wanted = {
      contacts,
      companies: countOf(given, 'companies') ?? Math.ceil(contacts / 20),
      accounts: countOf(given, 'accounts') ?? Math.ceil(contacts / 10),
    }
    if (wanted.accounts > contacts) throw new UsageProblem('There cannot be more accounts than contacts')
    await withProgram(async ({ wiring, actor }) => {
      if (!(await findWorkspace(wiring.db)))
        throw new StartProblem('There is no workspace yet: run "encopia setup" first.')
      const shown = progress()
      const began = performance.now()
      const done = await seedSample(wiring.db, actor, wanted, {
        now: wiring.now,
        onDone: (now) =>
          shown.say(
            `${number(now.companies)} companies, ${number(now.contacts)} of ${number(contacts)} contacts…`,
          ),
      }).finally(() => shown.end())
      const seconds = (performance.now() - began) / 1000
      give([
        `Added ${number(done.contacts)} contacts, ${number(done.companies)} companies and ${number(done.accounts)} accounts in ${seconds.toFixed(1)} s.`,
      ])
    })
  },
}
