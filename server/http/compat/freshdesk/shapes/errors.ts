import type { Problem, Refusal } from '../../../../lib/errors.ts'
import { sentenceOf } from '../../../sentences.ts'
import { words } from '../words.ts'

type Said = { status: number; body: object | null }
type Entry = {
  field: string
  message: string
  code: string
  additional_info?: { user_id: number } | { company_id: number }
}

/**
 * A refusal in the words of this door, the one table of it: validation and duplicates as a list of fields, everything else
 * as a code with a message. A problem that the table does not know is an invalid value.
 */
export function refusedAs(refusal: Refusal): Said {
  switch (refusal.kind) {
    case 'invalid':
      return validation(400, refusal.problems)
    case 'conflict':
    case 'stale':
      return refusal.problems.some(({ code }) => code === notNow)
        ? { status: 405, body: null }
        : validation(409, refusal.problems)
    case 'missing':
      return { status: 404, body: null }
    case 'forbidden':
      return { status: 403, body: plainError('forbidden', 403).body }
    case 'unauthenticated':
      return plainError('unauthenticated', 401)
    case 'busy':
      return plainError('too-many', 429)
  }
}

/** Of a contact who is deleted or blocked: she cannot be changed now, which is said as a wrong verb. */
export const notNow = 'freshdesk.not-now'

function validation(status: number, problems: readonly Problem[]): Said {
  const entries = problems.map(entryOf)
  // What the plan leaves out is no fault of the values.
  const [first] = entries
  if (first && problems.every(({ code }) => code.startsWith('plan.')))
    return { status: 403, body: { code: first.code, message: first.message } }
  const told = new Map(entries.map((entry) => [`${entry.field} ${entry.code} ${entry.message}`, entry]))
  return { status, body: { description: 'Validation failed', errors: [...told.values()] } }
}

function entryOf({ path, code, params }: Problem): Entry {
  return {
    field: code === 'contact.no-identification' ? 'email' : attributeOf(path),
    message: words[code] ?? sentenceOf({ path, code, ...(params ? { params } : {}) }, 'en'),
    code: codeOf(code),
    ...(code.endsWith('.taken') ? holderOf(code, params) : {}),
  }
}

// An attribute is told as a whole, whichever of its elements is wrong; of custom fields each is one.
const attributeOf = (path: string): string =>
  path.startsWith('custom_fields.') ? path : (/^([a-z_.]+?)\.\d+(?:\.|$)/.exec(path)?.[1] ?? path)

/** Whose it is already. */
function holderOf(code: string, params: Problem['params']): Pick<Entry, 'additional_info'> {
  if (typeof params?.id !== 'number' || params.kind === 'department') return {}
  const isCompanys = code === 'company.taken' || code === 'mail-domain.taken'
  return { additional_info: isCompanys ? { company_id: params.id } : { user_id: params.id } }
}

const codes: Record<string, string> = {
  'shape.unknown': 'invalid_field',
  'shape.required': 'missing_field',
  'shape.type': 'datatype_mismatch',
  'contact.no-identification': 'missing_field',
  'person-name.empty': 'missing_field',
  'company.no-name': 'missing_field',
  'field.required': 'missing_field',
  'field.unknown': 'invalid_field',
  'field.label-empty': 'missing_field',
  'field.label-taken': 'duplicate_value',
  'field.option-taken': 'duplicate_value',
  'field.cannot-be-unique': 'incompatible_field',
  'field.standard-stays': 'inconsistent_state',
  'field.not-text': 'datatype_mismatch',
  'field.not-number': 'datatype_mismatch',
  'field.not-checkbox': 'datatype_mismatch',
  'ticket.no-subject': 'missing_field',
  'ticket.no-body': 'missing_field',
  'ticket.no-requester': 'missing_field',
  'freshdesk.not-here': 'inaccessible_field',
  'freshdesk.primary-email': 'missing_field',
  'freshdesk.company-needed': 'missing_field',
  'freshdesk.merge-value': 'missing_field',
  'freshdesk.not-deleted': 'inconsistent_state',
  'activation.no-address': 'inconsistent_state',
  'activation.active': 'inconsistent_state',
  'make-agent.already': 'inconsistent_state',
  'make-agent.no-address': 'inconsistent_state',
  'make-agent.blocked': 'inconsistent_state',
  'contact.not-deleted': 'inconsistent_state',
  'contact.is-merged': 'inconsistent_state',
  'undo.too-late': 'inconsistent_state',
  'undo.in-work': 'inconsistent_state',
  'contact.main-user': 'inconsistent_state',
  'freshdesk.read-only': 'readonly_field',
  'freshdesk.inconsistent': 'inconsistent_state',
  'freshdesk.incompatible': 'incompatible_field',
}

function codeOf(code: string): string {
  if (code.startsWith('plan.')) return 'require_feature'
  return codes[code] ?? (code.endsWith('.taken') ? 'duplicate_value' : 'invalid_value')
}

/** What goes wrong before there are fields: who asks, what may be, what cannot be read. */
export function plainError(kind: string, status: number): { status: number; body: object | null } {
  if (status === 404 || status === 405 || status === 406 || status === 415) return { status, body: null }
  const [code, message] = plain[kind] ?? ['internal_error', 'Something failed on the server.']
  return { status, body: { code, message } }
}

const plain: Record<string, readonly [code: string, message: string]> = {
  unauthenticated: ['invalid_credentials', 'You have to be logged in to perform this action.'],
  'not-set-up': ['invalid_credentials', 'You have to be logged in to perform this action.'],
  forbidden: ['access_denied', 'You are not authorized to perform this action.'],
  'address-refused': ['access_denied', 'This key may not be used from this network address.'],
  'cross-origin': ['access_denied', 'The request comes from another site.'],
  'too-many': ['rate_limit_exceeded', 'Too many requests with this key: wait as Retry-After says.'],
  malformed: ['invalid_json', 'The request cannot be read.'],
  'too-large': ['invalid_value', 'The request is too large.'],
  unavailable: ['service_unavailable', 'The database does not answer: try again in a moment.'],
}
