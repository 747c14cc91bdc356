// npm start: the web is built when it must be, then the program runs. `--built` leaves the web as it is.
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { stopWithShell } from './stop-with-shell.ts'

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'))

// Until the program listens to signals itself, whoever ends it also ends what it has begun (see launch.ts).
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    if (process.listenerCount(signal) === 0) process.exit(1)
  })

stopWithShell()

// Imported only now, so that the compile cache serves them too.
const { StartProblem } = await import('../server/lib/start-problem.ts')
try {
  if (!process.argv.includes('--built')) {
    const { buildWeb } = await import('./build-web.ts')
    await buildWeb(console.log)
  }
  const { main } = await import('../server/main.ts')
  await main()
  flushCompileCache()
} catch (error) {
  if (!(error instanceof StartProblem)) throw error
  console.error(error.message)
  process.exit(1)
}
