// The command line: `npm run encopia -- <command>`. Each command works beside a running server.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import type { Command } from './commands/command.ts'
import { stopWithShell } from './stop-with-shell.ts'

const commands: Record<string, () => Promise<{ command: Command }>> = {
  setup: () => import('./commands/setup.ts'),
  seed: () => import('./commands/seed.ts'),
  migrate: () => import('./commands/migrate.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
  deliveries: () => import('./commands/deliveries.ts'),
  mail: () => import('./commands/mail.ts'),
  'api-key': () => import('./commands/api-key.ts'),
  agent: () => import('./commands/agent.ts'),
  doctor: () => import('./commands/doctor.ts'),
}

enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'))

// A PostgreSQL that this command started and a file that it has begun go when it is ended (see launch.ts).
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
// Whoever reads our output may stop reading, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
stopWithShell()

const { helpOf, readArguments, UsageProblem } = await import('./commands/command.ts')

process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await overview())
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    process.stderr.write(`There is no command ${name}.\n\n${await overview()}`)
    return 2
  }
  const { command } = await load()
  try {
    const given = readArguments(command, args)
    if (given.values.help) process.stdout.write(helpOf(command))
    else await command.run(given)
    return process.exitCode === undefined ? 0 : Number(process.exitCode)
  } catch (error) {
    if (error instanceof UsageProblem) {
      process.stderr.write(`${error.message}.\n\n${helpOf(command)}`)
      return 2
    }
    const { sentencesOf } = await import('./commands/sentences-of.ts')
    process.stderr.write(`${sentencesOf(error).join('\n')}\n`)
    return 1
  }
}

async function overview(): Promise<string> {
  const lines: string[] = []
  for (const [name, load] of Object.entries(commands))
    lines.push(`  ${name.padEnd(11)} ${(await load()).command.summary}`)
  return `Usage: encopia <command> [options]\n\n${lines.join('\n')}\n\nencopia <command> --help says more. Settings are read from the environment, as the server's are.\n`
}
