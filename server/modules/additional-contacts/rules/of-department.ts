import type { Problem } from '../../../lib/errors.ts'

/** No card has the address of a department: what we mail from there would look like hers. */
export const ofDepartment = ({ name }: { name: string }): Problem => ({
  path: 'email',
  code: 'contact.is-department',
  params: { name },
})
