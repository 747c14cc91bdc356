import type { Handle } from '../../../lib/db.ts'

/** Which domain and service a notice is about. */
export async function noticeFacts(
  db: Handle,
  id: number,
): Promise<{ domainId: number | null; serviceId: number | null } | null> {
  const notice = await db
    .selectFrom('notices')
    .select(['domain_id as domainId', 'service_id as serviceId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return notice ?? null
}
