import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOutage } from '../../../lib/is-outage.ts'
import { agentAtDoor } from '../../../modules/identity/index.ts'
import type { Wiring } from '../../../wiring.ts'
import { addressOf } from '../../address-of.ts'
import { Refused } from './action.ts'
import { answerCall, type Seen } from './answer-call.ts'
import { credentialOf } from './credential.ts'
import { asEncoded, mostNames, type ReadForm, readForm, textOf } from './read-form.ts'
import { responseTypeOf, writeAnswer } from './write-answer.ts'

/** A form of this size holds attachments of some nine megabytes, which come in base64 twice over. */
const largestForm = 16 * 1024 * 1024

/** Puts WHMCS's one address onto the web framework: forms in, JSON or XML out, every error in its own shape. */
export async function mountWhmcs(app: FastifyInstance, wiring: Wiring, seen: Seen): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, body),
    )
    // PHP's curl sends this when it is given an array.
    await scope.register(multipart, {
      limits: { files: 0, fields: mostNames, fieldNameSize: 200, fieldSize: largestForm },
    })
    // PHP finds no fields in any other body; neither do we, and the call has no action then.
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, _body, done) => done(null, ''))
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      const [message, status] = messageOf(error)
      if (status === 503)
        seen.log.warn({ err: error, requestId: request.id }, 'the database could not be used')
      else if (status >= 500) seen.log.error({ err: error, requestId: request.id, url: path }, 'bug')
      if (status === 503) reply.header('retry-after', '2')
      const type = responseTypeOf(askedType(request))
      return send(reply, status, writeAnswer(type, '', { result: 'error', message }))
    })
    scope.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: path,
      bodyLimit: largestForm,
      handler: (request, reply) => serve(wiring, seen, request, reply),
    })
  })
}

/** As a base URL of `{PUBLIC_URL}` has it. */
export const path = '/includes/api.php'

async function serve(
  wiring: Wiring,
  seen: Seen,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const read = await formOf(request)
  const came = { ip: addressOf(request), requestId: request.id }
  // One question to the database for both, asked of every call; of one that cannot be read, too: it may find the door shut.
  const credential = 'form' in read ? credentialOf(read.form) : null
  const { isOpen, ...caller } = await agentAtDoor(wiring.db, wiring.now(), came, {
    door: 'whmcs',
    credential,
  })
  if (!isOpen) {
    reply.callNotFound()
    return undefined
  }
  reply.header('cache-control', 'no-store')
  if (request.method !== 'POST') reply.header('allow', 'POST')
  if ('fault' in read) throw read.fault
  const { form, repeated } = read
  const action = textOf(form, 'action')
  const { status, body, retryAfter } = await answerCall(wiring, seen, {
    ...{ request, form, repeated, action, credential, caller },
  })
  if (retryAfter) reply.header('retry-after', String(Math.ceil(retryAfter)))
  return send(reply, status, writeAnswer(responseTypeOf(textOf(form, 'responsetype')), action, body))
}

async function formOf(request: FastifyRequest): Promise<ReadForm | { fault: unknown }> {
  try {
    return readForm(await bodyOf(request))
  } catch (fault) {
    return { fault }
  }
}

// What stands in the address is written into logs on the way: a credential there opens nothing, and a filter that were left
// alone there would widen the answer.
async function bodyOf(request: FastifyRequest): Promise<string> {
  if (request.method !== 'POST') return ''
  if (request.url.includes('?'))
    throw new Refused('Parameters are read from the body, not from the address', 400)
  if (!request.isMultipart()) return typeof request.body === 'string' ? request.body : ''
  const fields: [string, string][] = []
  for await (const part of request.parts())
    if (part.type === 'field') fields.push([part.fieldname, String(part.value)])
  return asEncoded(fields)
}

// Where a call broke off, what it asked for may still be read.
function askedType({ body }: FastifyRequest): string {
  return typeof body === 'string' ? (new URLSearchParams(body).get('responsetype') ?? '') : ''
}

function send(
  reply: FastifyReply,
  status: number,
  { mediaType, body }: { mediaType: string; body: string },
): FastifyReply {
  return reply.code(status).type(mediaType).send(body)
}

function messageOf(error: FastifyError | Refused): [message: string, status: number] {
  if (error instanceof Refused) return [error.message, error.status]
  if (error.statusCode === 413) return ['The request is too large', 413]
  if (error.statusCode && error.statusCode < 500) return ['The request cannot be read', 400]
  return isOutage(error) ? ['The database does not answer', 503] : ['Something failed on the server', 500]
}
