import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    figures?: string[]
  }
}

const isSoak = process.env.SOAK === '1'

/** How much of something: a bounded share in `npm test`, the full count in `npm run soak`. */
export const share = (count: { test: number; soak: number }): number => (isSoak ? count.soak : count.test)

/** What a test counted or measured: said now, and once more at the end of the run. */
export function noteFigure({ task }: Pick<TestContext, 'task'>, words: string): void {
  console.log(words)
  task.meta.figures = [...(task.meta.figures ?? []), words]
}

/** A line every ten seconds of a soak: how far it is. A plain run, which is over soon, stays quiet. */
export function sayProgress(words: () => string): Disposable {
  const say = (): boolean => process.stdout.write(`${new Date().toTimeString().slice(0, 8)} ${words()}\n`)
  const timer = isSoak ? setInterval(say, 10_000) : undefined
  return { [Symbol.dispose]: () => clearInterval(timer) }
}
