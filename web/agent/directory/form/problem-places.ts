import type { Problem } from '../../../shared/api.ts'
import { filledEmails } from './draft-of.ts'
import type { ContactValues } from './values.ts'

/** The form's field for a problem of the server: e-mails stand in lines here, some of them empty. */
export function placeOfProblem({ path, code }: Problem, sent: Pick<ContactValues, 'emails'>): string {
  if (code === 'contact.no-identification') return 'emails.0.address'
  const [head = '', at = ''] = path.split('.')
  if (head === 'emails') return `emails.${at === '' ? 0 : (filledEmails(sent)[Number(at)] ?? 0)}.address`
  if (head === 'tags' || head === 'companies') return head
  return path
}
