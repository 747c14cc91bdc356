import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * The first line of standard input: a password, which must not stand among the arguments, where everybody on the
 * machine may read it. From a terminal it is asked for and not shown.
 */
export async function readSecretLine(question: string): Promise<string> {
  const isTerminal = process.stdin.isTTY === true
  if (isTerminal) process.stderr.write(`${question}: `)
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: isTerminal })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    process.stdin.pause()
    if (isTerminal) process.stderr.write('\n')
  }
}
