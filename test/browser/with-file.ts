import type { Member } from '../harness/cast.ts'
import type { RunningProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'

type Id = { id: number }

/** A ticket of an account that an agent opens with a file, and the place of its copy among the mails. */
export async function writeWithFile(
  program: RunningProgram,
  { agent, customer }: { agent: Member; customer: Member & { accountId: number } },
): Promise<string> {
  const client = clientOf(program, agent)
  const upload = await fetch(`${program.url}/api/agent/uploads?name=118.txt`, {
    method: 'POST',
    headers: {
      ...{ origin: program.url, 'content-type': 'application/octet-stream' },
      cookie: Object.entries(agent.cookie)
        .map((pair) => pair.join('='))
        .join('; '),
    },
    body: '118',
  })
  const { id } = (await upload.json()) as Id
  await client.post('/api/agent/tickets', {
    ...{ requester: { contactId: customer.id }, accountId: customer.accountId },
    ...{ subject: '118.txt', body: '118', uploads: [id] },
  })
  const copy = await program.wiring.db
    .selectFrom('message_recipients')
    .innerJoin('messages', 'messages.id', 'message_recipients.message_id')
    .innerJoin('message_attachments', 'message_attachments.message_id', 'messages.id')
    .select(['message_recipients.message_id', 'message_recipients.position'])
    .where('address', '=', customer.email)
    .where('verdict', '=', 'in')
    .executeTakeFirstOrThrow()
  return `${copy.message_id}-${copy.position}`
}
