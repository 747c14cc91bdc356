import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Refusal } from '../../../lib/errors.ts'
import type { ForeignCredential } from '../../../modules/identity/index.ts'
import type { Dialect, Said } from '../../dialect.ts'
import { formOf, readsForms } from './read-form.ts'
import { plainError, refusedAs } from './shapes/errors.ts'

/** The door of Freshdesk's API v2: https://developers.freshdesk.com/api/ */
export const freshdesk: Dialect = {
  prefix: '/api/v2',
  door: 'freshdesk',
  readBodies,
  bodyOf: formOf,
  refusesAtOnce: ({ url, headers }) =>
    isFile(url) || takesJson(headers.accept) ? null : { kind: 'not-acceptable', status: 406 },
  credentialOf,
  headers: (_request, use) => ({
    'x-freshdesk-api-version': 'latest=v2; requested=v2',
    'x-ratelimit-total': String(use?.total ?? unlimited),
    'x-ratelimit-remaining': String(use?.remaining ?? unlimited),
    'x-ratelimit-used-currentrequest': String(use?.used ?? 0),
  }),
  refused: (refusal: Refusal) => asJson(refusedAs(refusal)),
  plain: (kind, status) => (status === 404 ? nothing : asJson(plainError(kind, status))),
}

/** What is said where nothing is counted: of a key that is not known, and where the operator set no limit. */
const unlimited = 100_000

// Clients parse a body that calls itself JSON, or nothing, even when it is empty.
const nothing: Said = { status: 404, type: 'text/html; charset=utf-8', body: '' }

const asJson = ({ status, body }: { status: number; body: object | null }): Said =>
  body === null
    ? { ...nothing, status }
    : { status, type: 'application/json; charset=utf-8', body: JSON.stringify(body) }

// The password may be anything: clients send X, nothing, or a sentence.
function credentialOf(request: FastifyRequest): ForeignCredential | null {
  const [, encoded] = /^Basic +([\w+/=-]+) *$/i.exec(request.headers.authorization ?? '') ?? []
  if (encoded === undefined) return null
  const [userName = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return userName === '' ? null : { form: 'basic', userName }
}

/** JSON whose body may be empty, as clients send it with PUT and DELETE, and forms with files. */
async function readBodies(scope: FastifyInstance): Promise<void> {
  const parse = scope.getDefaultJsonParser('error', 'error')
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    return parse(request, String(body), done)
  })
  await readsForms(scope)
}

const isFile = (url: string): boolean => /^\/api\/v2\/(attachments|avatars)\//.test(url)

function takesJson(accept: string | undefined): boolean {
  if (!accept?.trim()) return true
  return accept
    .split(',')
    .map((range) => range.split(';')[0]?.trim().toLowerCase())
    .some((type) => type === '*/*' || type === 'application/*' || type === 'application/json')
}
