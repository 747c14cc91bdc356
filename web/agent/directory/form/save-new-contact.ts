import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { ApiProblem, api, newIdempotencyKey } from '../../../shared/api.ts'
import { fromDataUrl } from '../../../shared/form/scale-picture.ts'
import { filledEmails, newDraftOf } from './draft-of.ts'
import type { NewContactValues } from './values.ts'

export type SavedContact = { contact: ContactAnswer; isPictureLost: boolean }

/** One key for each thing that is sent: the same once more is the same contact, something else is another. */
export function idempotencyKeys(): (body: unknown) => string {
  let sent = ''
  let key = ''
  return (body) => {
    const now = JSON.stringify(body)
    if (now !== sent) [sent, key] = [now, newIdempotencyKey()]
    return key
  }
}

/** Creates the contact, then gives the picture; without the picture the contact stands all the same. */
export async function saveNewContact(
  values: NewContactValues,
  { byDefault, fields }: { byDefault: NewContactValues; fields: FieldAnswer[] },
  keyFor: (body: unknown) => string,
): Promise<SavedContact> {
  const sendActivation = values.sendActivation && filledEmails(values).length > 0
  const body = { ...newDraftOf(values, byDefault, fields), sendActivation }
  const contact = await api.post<ContactAnswer>('/api/agent/contacts', body, {
    idempotencyKey: keyFor(body),
  })
  if (!values.picture) return { contact, isPictureLost: false }
  try {
    await api.put<ContactAnswer>(`/api/agent/contacts/${contact.id}/avatar`, fromDataUrl(values.picture))
    return { contact, isPictureLost: false }
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem
    return { contact, isPictureLost: true }
  }
}
