import pg from 'pg'
import type { TestServer } from './test-server.ts'

/** What two installations in which the same was done must have alike, without times and what comes of chance. */
const tables: Record<string, readonly string[]> = {
  contacts: [],
  claims: [],
  companies: [],
  company_mail_domains: [],
  memberships: [],
  accounts: [],
  additional_contacts: [],
  // How a text was written is the door's: HTML there, plain here; what it says is the same.
  tickets: [],
  ticket_messages: ['html', 'format', 'door'],
  ticket_participants: [],
  messages: ['parameters'],
  message_recipients: ['template_id'],
  trail_entries: ['undo_id', 'api_key_id'],
  trail_values: [],
}
const chance = /(^|_)(at|xid|hash|until|key|nonce|request_id|token_id|subject_hash)$/

/** Rows by table as text, in an order of their own: ids are compared too, for both draw them alike. */
export async function stateOf({ ownerUrl }: TestServer): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const state: Record<string, string[]> = {}
    for (const [table, without] of Object.entries(tables)) {
      const { rows } = await client.query(`select * from ${table}`)
      state[table] = rows
        // The keys with which each is asked.
        .filter((row: Record<string, unknown>) => row.subject_kind !== 'api-key')
        .map((row: Record<string, unknown>) =>
          JSON.stringify(
            Object.entries(row).filter(([column]) => !without.includes(column) && !chance.test(column)),
          ),
        )
        .sort()
    }
    return state
  } finally {
    await client.end()
  }
}

/** What one has and the other has not, by table: nothing where both are alike. */
export function differences(
  ours: Record<string, string[]>,
  theirs: Record<string, string[]>,
): { table: string; ours: string[]; theirs: string[] }[] {
  return Object.keys(ours)
    .map((table) => ({
      table,
      ours: (ours[table] ?? []).filter((row) => !theirs[table]?.includes(row)),
      theirs: (theirs[table] ?? []).filter((row) => !ours[table]?.includes(row)),
    }))
    .filter((each) => each.ours.length > 0 || each.theirs.length > 0)
}
