import type { ForeignCredential } from '../../../modules/identity/index.ts'
import { type Form, textOf } from './read-form.ts'

/** Names that belong to the call itself, whatever its action: those of the form of credential that it came with. */
export function callNamesOf(form: Form): string[] {
  const names = ['action', 'identifier', 'secret', 'accesskey', 'responsetype']
  return credentialOf(form)?.form === 'legacy' ? [...names, 'username', 'password'] : names
}

/** The credential of a call, in whichever of the original's forms it comes; null: none. */
export function credentialOf(form: Form): ForeignCredential | null {
  const [identifier, secret] = [textOf(form, 'identifier'), textOf(form, 'secret')]
  const accessKey = textOf(form, 'accesskey')
  const key = accessKey === '' ? {} : { accessKey }
  if (identifier !== '' && secret !== '') return { form: 'identifier', identifier, secret, ...key }
  const [userName, passwordOrMd5] = [textOf(form, 'username'), textOf(form, 'password')]
  if (userName !== '' && passwordOrMd5 !== '') return { form: 'legacy', userName, passwordOrMd5, ...key }
  return null
}
