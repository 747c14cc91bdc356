// A keeper of search's lists in a process of its own, to be killed: node tops-process.ts DATABASE_URL
import { openDatabase } from '../../server/lib/db.ts'
import { catchUpTops } from '../../server/modules/search/index.ts'

const { db } = openDatabase({ url: process.argv[2] ?? '', connections: 1, onError: () => undefined })
await catchUpTops(db)
process.stdout.write(`${process.memoryUsage().rss / 2 ** 20}\n`)
await db.destroy()
