import type { Answer, Asked, Client } from './client.ts'

/** A contact as its answers said: what was acknowledged of it, and how often. */
export type Known = {
  id: number
  email: string
  /** The activation mail was asked for. */
  isInvited: boolean
  /** The newest version seen, and the one the creation answered with. */
  version: number
  firstVersion: number
  changes: { version: number; jobTitle: string }[]
  deleted: number
  restored: number
  activated: number
}

/** What the clients were told, all of it: nothing else may be in the database afterwards, and nothing less. */
export type Ledger = {
  contacts: Known[]
  counts: Map<string, number>
  /** Milliseconds by what was asked. */
  times: Map<string, number[]>
  /** Answers that the question does not allow. */
  surprises: string[]
}

export const emptyLedger = (): Ledger => ({
  contacts: [],
  counts: new Map(),
  times: new Map(),
  surprises: [],
})

/**
 * Asks, and writes down how long it took and what came. `allowed` are the statuses that this may be answered with; those
 * from 400 on must be problem details that say the same.
 */
export async function asked(
  ledger: Ledger,
  client: Client,
  question: { what: string; method: string; path: string; allowed: number[] } & Asked,
): Promise<Answer> {
  const { what, method, path, allowed, ...more } = question
  const start = performance.now()
  const answer = await client.ask(method, path, more)
  const times = ledger.times.get(what) ?? []
  times.push(performance.now() - start)
  ledger.times.set(what, times)
  const name = `${what} ${answer.status}`
  ledger.counts.set(name, (ledger.counts.get(name) ?? 0) + 1)
  if (!allowed.includes(answer.status) || (answer.status >= 400 && !isProblem(answer)))
    ledger.surprises.push(`${name}: ${method} ${path} ${JSON.stringify(answer.body).slice(0, 300)}`)
  return answer
}

function isProblem({ status, headers, body }: Answer): boolean {
  return (
    headers['content-type']?.startsWith('application/problem+json') === true &&
    body.status === status &&
    /^\/problems\/[a-z-]+$/.test(body.type) &&
    typeof body.requestId === 'string'
  )
}

/** How often each question was answered with each status, with the times of the slowest half-percent. */
export function tableOf({ counts, times }: Ledger): string {
  const lines = [...times].map(([what, all]) => {
    const sorted = all.toSorted((one, other) => one - other)
    const at = (part: number): string => `${(sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1)} ms`
    const statuses = [...counts].filter(([name]) => name.replace(/ \d+$/, '') === what)
    const answers = statuses.map(([name, count]) => `${count} × ${name.slice(what.length + 1)}`).join(', ')
    return `  ${what.padEnd(18)} p50 ${at(0.5).padStart(9)}, p99 ${at(0.99).padStart(9)}   ${answers}`
  })
  return lines.toSorted().join('\n')
}

export const requestsOf = ({ counts }: Ledger): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)
