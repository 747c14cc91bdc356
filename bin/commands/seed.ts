import { StartProblem } from '../../server/lib/start-problem.ts'
import { findWorkspace } from '../../server/modules/identity/index.ts'
import { seedSample } from '../../server/modules/upkeep/index.ts'
import { type Command, countOf, refuseArguments, UsageProblem } from './command.ts'
import { withProgram } from './program.ts'
import { give, number, progress } from './say.ts'

export const command: Command = {
  summary: 'Adds sample data.',
  usage: ['seed --contacts N [--companies N] [--accounts N] [--tickets N]'],
  help: `
People, companies and accounts as one meets them in Mexico and Spain, the same at each run on a new database; a second
run goes on where the first ended. Unless it is said, there is a company for each 20 contacts and an account for each
10, with additional contacts, services and domains, and a ticket for each account
where an agent is there to answer it. Addresses end in .example, which leads nowhere, and no mail is sent.`,
  options: {
    contacts: { type: 'string' },
    companies: { type: 'string' },
    accounts: { type: 'string' },
    tickets: { type: 'string' },
  },
  async run(given) {
    refuseArguments(given)
    const contacts = countOf(given, 'contacts')
    if (contacts === undefined) throw new UsageProblem('--contacts is missing')
    const accounts = countOf(given, 'accounts') ?? Math.ceil(contacts / 10)
    const wanted = {
      contacts,
      companies: countOf(given, 'companies') ?? Math.ceil(contacts / 20),
      accounts,
      tickets: countOf(given, 'tickets') ?? accounts,
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
        `Added ${number(done.contacts)} contacts, ${number(done.companies)} companies, ${number(done.accounts)} accounts and ${number(done.tickets ?? 0)} tickets in ${seconds.toFixed(1)} s.`,
      ])
    })
  },
}
