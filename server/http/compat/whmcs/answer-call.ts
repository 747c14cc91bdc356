import type { FastifyRequest } from 'fastify'
import { inTransaction } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import type { Log } from '../../../lib/log.ts'
import type { Caller, ForeignCredential } from '../../../modules/identity/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import type { Wiring } from '../../../wiring.ts'
import { addressOf } from '../../address-of.ts'
import type { UseOfKey } from '../../key-limit.ts'
import type { SeeAnswer } from '../../mount.ts'
import type { Route } from '../../route.ts'
import { type Action, Refused } from './action.ts'
import { actionNamed } from './actions.ts'
import { readFields } from './read-fields.ts'
import type { ReadForm } from './read-form.ts'
import { forbidden, messageOf } from './refusals.ts'

type Answered = { status: number; body: Record<string, unknown>; retryAfter?: number }
export type Seen = { log: Log; seeAnswer: SeeAnswer | undefined; useOfKey: UseOfKey }
type Call = {
  request: FastifyRequest
  action: string
  credential: ForeignCredential | null
  caller: Caller
} & ReadForm

/** One call: who sends it, whether his key may, what the action answers; every no as result=error. */
export async function answerCall(wiring: Wiring, seen: Seen, call: Call): Promise<Answered> {
  if (call.action === '') return no('Empty action request', 400)
  const actor = actorOf(call)
  if ('no' in actor) {
    // For whoever watches the log (ASVS 16.3.1), as at our own doors.
    seen.log.info({ requestId: call.request.id, kind: 'unauthenticated' }, 'refused')
    return no(actor.no, 403)
  }
  const now = wiring.now()
  const use = actor.apiKeyId ? seen.useOfKey(actor.apiKeyId, now) : null
  if (use && use.retryAfter > 0)
    return { ...no('Too many requests with this key', 429), retryAfter: use.retryAfter }
  const action = actionNamed(call.action)
  if (!action || !mayUse(actor, action)) return no(forbidden(echoed(call.action)), 403)
  try {
    const fields = readFields(action, call)
    const answer = await run(wiring, action, { ...wiring, actor, now, fields })
    seen.seeAnswer?.(asRoute(action), 200, answer)
    return {
      status: 200,
      body: answer.status === 'success' ? answer : { result: 'success', ...answer },
    }
  } catch (error) {
    if (error instanceof Refused) return no(error.message, error.status)
    if (!(error instanceof Refusal)) throw error
    seen.log.debug(
      {
        requestId: call.request.id,
        action: action.name,
        kind: error.kind,
        problems: error.problems.map(({ code }) => code),
      },
      'refused',
    )
    const status = error.kind === 'forbidden' ? 403 : error.kind === 'busy' ? 429 : 200
    const { retryAfter } = error.extra
    return { ...no(messageOf(error, action), status), ...(retryAfter ? { retryAfter } : {}) }
  }
}

function mayUse({ permissions }: AgentActor, { access }: Action): boolean {
  return [access].flat().every((each) => permissions.has(each))
}

const no = (message: string, status: number): Answered => ({ status, body: { result: 'error', message } })

function actorOf({ request, credential, caller: { agent } }: Call): AgentActor | { no: string } {
  if (agent === 'invalid')
    return { no: credential?.form === 'legacy' ? 'Authentication Failed' : 'Invalid or missing credentials' }
  return agent === 'ip-refused' ? { no: `Invalid IP ${addressOf(request) ?? ''}`.trim() } : agent
}

// A name that nobody has is told back only as far as it could be one.
const echoed = (name: string): string => name.replaceAll(/[^\w.-]/g, '').slice(0, 60)

type Handle = (asked: object) => Promise<Record<string, unknown>>

async function run(wiring: Wiring, action: Action, asked: object): Promise<Record<string, unknown>> {
  const handle = action.handle as Handle
  if (action.kind === 'read') return handle(asked)
  return inTransaction(wiring.db, (tx) => handle({ ...asked, tx }))
}

/** An action as the eye of the tests knows routes. */
const asRoute = (action: Action): Route =>
  ({
    method: 'POST',
    path: `/includes/api.php#${action.name}`,
    answers: { 200: action.answers },
  }) as unknown as Route
