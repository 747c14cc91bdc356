import { sql } from 'kysely'

/** What stands where her name stood, in the workspace's language. */
export const erasedName = sql<string>`(
  select case when language = 'es' then 'Contacto borrado' else 'Erased contact' end
  from workspace
)`

/** What stands where her words stood, in a conversation that goes on without them. */
export const erasedBody = sql<string>`(
  select case when language = 'es' then 'Mensaje borrado' else 'Erased message' end
  from workspace
)`
