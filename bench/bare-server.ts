// The limit of a read: Fastify with one route that fetches one row by a named statement, and nothing else.
import fastify from 'fastify'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.argv[2] ?? '', max: 10 })
const app = fastify()
app.get<{ Params: { id: string } }>('/contacts/:id', async ({ params }) => {
  const { rows } = await pool.query({
    name: 'contact',
    text: 'select * from contacts where id = $1',
    values: [params.id],
  })
  return rows[0]
})
await app.listen({ host: '127.0.0.1', port: 0 })
const [address] = app.addresses()
process.stdout.write(`${typeof address === 'object' ? address.port : 0}\n`)
