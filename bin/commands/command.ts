import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** One command of the command line. */
export type Command = {
  /** What it does, in one line of the list of commands. */
  summary: string
  /** Everything after `encopia`, a line for each form. */
  usage: readonly string[]
  /** What its help says beyond usage and summary. */
  help: string
  options: ParseArgsOptionsConfig
  run(given: Given): Promise<void>
}

export type Given = {
  values: Readonly<Record<string, string | boolean | undefined>>
  positionals: readonly string[]
}

/** The command was not understood: the sentence and the usage are shown, and the program exits with 2. */
export class UsageProblem extends Error {}

/** @throws UsageProblem */
export function readArguments(command: Command, args: string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    })
    return { values: values as Given['values'], positionals }
  } catch (error) {
    throw new UsageProblem((error as Error).message.split('. ')[0] ?? '')
  }
}

/** An option that the command cannot do without. */
export function required({ values }: Given, name: string): string {
  const value = values[name]
  if (typeof value !== 'string' || value === '') throw new UsageProblem(`--${name} is missing`)
  return value
}

/** An option's text, or undefined when it was not given. */
export function optional({ values }: Given, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/** The only positional argument. */
export function onlyArgument({ positionals }: Given, name: string): string {
  const [first, ...others] = positionals
  if (first === undefined) throw new UsageProblem(`${name} is missing`)
  if (others.length > 0) throw new UsageProblem(`There is one ${name} only, not also ${others.join(' ')}`)
  return first
}

/** A count given as an option: a whole number that is not negative. */
export function countOf(given: Given, name: string): number | undefined {
  const text = optional(given, name)
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new UsageProblem(`--${name} must be a whole number`)
  return Number(text)
}

export function refuseArguments({ positionals }: Given): void {
  if (positionals.length > 0) throw new UsageProblem(`Nothing is known of ${positionals.join(' ')}`)
}

export function helpOf(command: Command): string {
  const usage = command.usage.map((line, index) => {
    const goesOn = line.startsWith(' ')
    return `${index === 0 ? 'Usage:' : '      '} ${goesOn ? '       ' : 'encopia'} ${line}`
  })
  return `${command.summary}\n\n${usage.join('\n')}\n\n${command.help.trim()}\n`
}
