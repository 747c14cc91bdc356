import { type Contact, presentContact } from '../directory/index.ts'
import type { Field } from '../fields/index.ts'
import type { ProfileAnswer } from './wire.ts'

/** A contact as she sees herself: what the definitions show to customers, and nothing besides. */
export function presentProfile(fields: readonly Field[], contact: Contact): ProfileAnswer {
  const { id, version, emails, avatar, custom, ...whole } = presentContact(contact)
  const isShown = (path: string): boolean =>
    fields.some((field) => field.path === path && field.visibleToCustomers)
  const shown = Object.entries(whole).filter(([path]) => isShown(fieldOf(path)))
  return {
    id,
    version,
    ...(Object.fromEntries(shown) as Partial<ProfileAnswer>),
    ...(isShown('emails')
      ? { emails: emails.map(({ address, isPrimary, verifiedAt }) => ({ address, isPrimary, verifiedAt })) }
      : {}),
    ...(isShown('avatar') ? { avatar: avatar?.replace(/^[^?]*/, '/api/area/me/avatar') ?? null } : {}),
    custom: Object.fromEntries(Object.entries(custom).filter(([fieldId]) => isShown(`custom.${fieldId}`))),
  }
}

/** The field that a property of the answer belongs to. */
function fieldOf(path: string): string {
  if (path === 'givenNames' || path === 'familyNames') return 'name'
  return path.replace(/E164$/, '')
}
