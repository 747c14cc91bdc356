// npm run dev: on each change the web is built again (reload the page) and the server is started again.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { forgetBuild, vite } from './build-web.ts'
import { stopWithShell } from './stop-with-shell.ts'

const root = join(import.meta.dirname, '..')
const changes = new EventTarget()
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
stopWithShell()

watchSources()
// What Vite leaves in dist/web while it watches is no build of npm start.
forgetBuild()
const web = run([...vite, '--watch', '--logLevel', 'warn'])
await serveAgainAfterChanges()
await end(web)
process.exit(0)

async function serveAgainAfterChanges(): Promise<void> {
  while (!stopping.signal.aborted) {
    const server = run(['bin/start.ts', '--built'])
    await Promise.race([once(changes, 'change'), once(stopping.signal, 'abort')])
    await end(server)
    // One build, and one save in an editor, are several changes within a moment.
    await pause(200)
  }
}

// The server reads the list of built files when it starts, so that a new build of the web is a change for it too.
function watchSources(): void {
  mkdirSync(join(root, 'dist'), { recursive: true })
  const watched = { server: /(?<!\.test)\.ts$/, db: /\.(ts|sql)$/, dist: /^web\W\w+\.html$/ }
  for (const [folder, files] of Object.entries(watched))
    watch(join(root, folder), { recursive: true }, (_kind, name) => {
      if (name && files.test(name)) changes.dispatchEvent(new Event('change'))
    })
}

function run(args: string[]): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
