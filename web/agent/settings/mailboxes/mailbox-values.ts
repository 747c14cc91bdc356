import type { NewMailbox, TryMailbox } from '../../../../server/modules/intake/wire.ts'
import type { Mailbox } from './queries.ts'

export type MailboxValues = {
  name: string
  host: string
  port: string
  security: Mailbox['security']
  userName: string
  /** Empty: it stays as it is. */
  password: string
  folder: string
  departmentId: string
  authservIds: string
  takes: 'all' | 'new'
}

export const noMailbox: MailboxValues = {
  ...{ name: '', host: '', port: '993', security: 'tls', userName: '', password: '' },
  ...{ folder: 'INBOX', departmentId: '', authservIds: '', takes: 'new' },
}

export function valuesOf({ department, authservIds, port, ...mailbox }: Mailbox): MailboxValues {
  const { name, host, security, userName, folder } = mailbox
  return {
    ...{ name, host, security, userName, folder, password: '', takes: 'new' },
    port: String(port),
    departmentId: department ? String(department.id) : '',
    authservIds: authservIds.join(', '),
  }
}

const connectionOf = ({ host, port, security, userName, folder }: MailboxValues) => ({
  ...{ host, security, userName, folder },
  port: Number(port) || 0,
})

/** What is saved; a password that was not written is not named. */
export function bodyOf(
  values: MailboxValues,
): Omit<NewMailbox, 'password' | 'takes'> & { password?: string } {
  const { name, password, departmentId, authservIds } = values
  return {
    name,
    ...connectionOf(values),
    ...(password ? { password } : {}),
    departmentId: departmentId ? Number(departmentId) : null,
    authservIds: authservIds.split(/[,;\s]+/).filter(Boolean),
  }
}

export function tryOf(values: MailboxValues, id: number | null): TryMailbox {
  const { password } = values
  return { ...connectionOf(values), ...(password ? { password } : {}), ...(id ? { id } : {}) }
}
