import type { ContactDraft, ContactValues } from '../types.ts'

/** Product rule 1: whether there is anything by which a person can be reached or recognised. */
export function isIdentified(contact: ContactDraft | ContactValues): boolean {
  const { emails, workPhone, mobilePhone, socialHandles, externalId } = contact
  return [emails, workPhone, mobilePhone, socialHandles, externalId].some(saysSomething)
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.values(value).some(saysSomething)
}
