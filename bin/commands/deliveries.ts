import { resumeDeliveries } from '../../server/modules/upkeep/index.ts'
import { type Command, onlyArgument, UsageProblem } from './command.ts'
import { withProgram } from './program.ts'
import { give, number } from './say.ts'

export const command: Command = {
  summary: 'Lets mail leave that a restore paused.',
  usage: ['deliveries resume'],
  help: `
After a restore, mail that was waiting is paused: the original may have sent it since the backup. Once you know
that it did not, or that a second copy does no harm, this lets all of it leave.`,
  options: {},
  async run(given) {
    if (onlyArgument(given, 'resume') !== 'resume')
      throw new UsageProblem('Deliveries can be resumed, nothing else')
    const count = await withProgram(({ wiring, actor }) =>
      wiring.db.transaction().execute((tx) => resumeDeliveries(tx, actor, wiring.now())),
    )
    give([count === 0 ? 'Nothing was paused.' : `${number(count)} deliveries leave now.`])
  },
}
