// A keeper of search's lists in a process of its own, to be killed: node tops-process.ts DATABASE_URL
import { openDatabase } from '../../server/lib/db.ts'
import { keepTops } from '../../server/modules/search/index.ts'

const { db } = openDatabase({ url: process.argv[2] ?? '', connections: 1, onError: () => undefined })
await keepTops(db, {
  ending: new AbortController().signal,
  onFailure: (error) => process.stderr.write(`${error}\n`),
})
