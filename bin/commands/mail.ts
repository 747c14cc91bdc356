import { Refusal } from '../../server/lib/errors.ts'
import { TooLarge } from '../../server/lib/file-store.ts'
import { openLog } from '../../server/lib/log.ts'
import {
  type Again,
  deliverMail,
  NobodyHere,
  readMailNow,
  reprocessMails,
} from '../../server/modules/intake/index.ts'
import { type Command, type Given, optional, UsageProblem } from './command.ts'
import { type Program, withProgram } from './program.ts'
import { give, note, number } from './say.ts'
import { sentencesOf } from './sentences-of.ts'

/** To the mail server that called us (sysexits.h): it sends the mail back, or tries again later. */
const exits = { badMail: 65, nobodyHere: 67, temporaryFailure: 75 }

export const command: Command = {
  summary: 'Takes in a mail from standard input; reads stored mail again.',
  usage: [
    'mail deliver [--from ADDRESS] [--peer IP] [--helo NAME] [RECIPIENT…] < MESSAGE',
    'mail reprocess ID… | --held | --all',
  ],
  help: `
"deliver" is for the pipe of a mail server. It exits with 0 once the mail is stored and on the disk, and with 75, upon
which the server tries again, when it could not be stored; with 67 when no recipient is a support address, with 65 when it is
empty or too large: it is sent back. The running server reads it; what becomes of it stands under
incoming mail.

  --from   the return path, "" for the empty one
  --peer   from which address the mail server had it, so that SPF can be checked; --helo by which name

"reprocess" reads stored mails again as if they had just come, after a fault was mended: those named, all that are held, or
all of which nothing came. What became a message of a ticket, what somebody released or discarded, and what
its sender said is not hers, stays.`,
  options: {
    from: { type: 'string' },
    peer: { type: 'string' },
    helo: { type: 'string' },
    held: { type: 'boolean' },
    all: { type: 'boolean' },
  },
  async run(given) {
    const [what, ...rest] = given.positionals
    if (what === 'deliver') return deliver(given, rest)
    if (what === 'reprocess') return reprocess(given, rest)
    throw new UsageProblem('Mail can be delivered or reprocessed')
  },
}

async function deliver(given: Given, recipients: readonly string[]): Promise<void> {
  const [from, peer, helo] = [optional(given, 'from'), optional(given, 'peer'), optional(given, 'helo')]
  try {
    await withProgram(({ wiring }) =>
      deliverMail(wiring, {
        content: process.stdin,
        envelope: {
          ...(from === undefined ? {} : { from }),
          ...(recipients.length > 0 ? { to: recipients } : {}),
          ...(peer === undefined ? {} : { peer }),
          ...(helo === undefined ? {} : { helo }),
        },
      }),
    )
  } catch (error) {
    for (const sentence of error instanceof NobodyHere ? [error.message] : sentencesOf(error)) note(sentence)
    process.exitCode = exitOf(error)
  }
}

function exitOf(error: unknown): number {
  if (error instanceof NobodyHere) return exits.nobodyHere
  return error instanceof Refusal || error instanceof TooLarge ? exits.badMail : exits.temporaryFailure
}

async function reprocess(given: Given, typed: readonly string[]): Promise<void> {
  const which = chosen(given, typed)
  const ids = await withProgram(async (program) => {
    const { wiring, actor } = program
    const done = await wiring.db.transaction().execute((tx) => reprocessMails(tx, actor, wiring.now(), which))
    await readMailNow(siteOf(program))
    return done
  })
  give([
    ids.length === 0 ? 'There was nothing to be read again.' : `${number(ids.length)} mails were read again.`,
  ])
}

function chosen({ values }: Given, typed: readonly string[]): Again {
  const wrong = typed.find((each) => !/^\d{1,15}$/.test(each))
  if (wrong !== undefined) throw new UsageProblem(`${wrong} is no number of a mail`)
  const ways = [typed.length > 0, values.held === true, values.all === true].filter(Boolean)
  if (ways.length !== 1) throw new UsageProblem('Name mails, or give --held, or --all')
  if (values.held) return 'held'
  return values.all ? 'all' : { ids: typed.map(Number) }
}

const siteOf = ({ wiring, config }: Program) => ({ ...wiring, log: openLog(config.logLevel) })
