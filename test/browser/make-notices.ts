import type { clientOf } from './client.ts'

type Id = { id: number }

/** A notice about a domain of an account, a mailing to that account alone, a template in one language. */
export async function makeNotices(
  client: ReturnType<typeof clientOf>,
  { id, domain }: { id: number; domain: number },
): Promise<{ notice: number; mailing: number; template: string }> {
  const notice = await client.post<Id>('/api/agent/notices', {
    account: id,
    category: 'domains',
    domain,
    document: 'REN-0042',
    subject: 'papeleradelbajio.example vence el 18 de diciembre',
    body: 'El dominio **vence** el 18 de diciembre de 2026.',
  })
  const mailing = await client.post<Id>('/api/agent/mailings', {
    name: 'Mantenimiento 24/11',
    category: 'products',
    filter: { accountIds: [id], hasDomains: true },
    subject: 'Mantenimiento el 24 de noviembre',
    body: 'De 2:00 a 4:00.',
  })
  const { key } = await client.post<{ key: string }>('/api/agent/own-templates', {
    name: `Recordatorio ${id}`,
    texts: [{ language: 'es', subject: 'Recordatorio', body: 'Hola, {name}: {amount}', format: 'markdown' }],
  })
  return { notice: notice.id, mailing: mailing.id, template: key }
}
