import pg from 'pg'
import { inject } from 'vitest'

/** The next statement that inserts into a table ends as one does that PostgreSQL took out of a deadlock. */
export async function onceDeadlocked(databaseUrl: string, table: string): Promise<void> {
  const url = new URL(inject('postgres').adminUrl)
  url.pathname = new URL(databaseUrl).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`
    create sequence statements;
    grant usage on sequence statements to public;
    create function end_first() returns trigger language plpgsql as $$
    begin
      if nextval('statements') = 1 then
        raise exception 'deadlock' using errcode = '40P01';
      end if;
      return null;
    end $$;
    create trigger end_first before insert on ${table} for each statement execute function end_first()`)
  await client.end()
}
