import { Worker } from 'node:worker_threads'
import type { Checked, SenderCheck } from './check-sender.ts'
import { type UsualQuestions, usualQuestions } from './usual-questions.ts'
import type { Answered, Asked, Read, Sender, Task } from './worker.ts'

export type ReadingLimits = {
  /** For reading one mail, and as long for checking its sender; what takes longer is given up. */
  milliseconds: number
  /** Of the thread's heap. */
  megabytes: number
  /** Milliseconds without work after which the thread ends, so that a quiet program is small. */
  idle: number
}
export const readingLimits: ReadingLimits = { milliseconds: 2000, megabytes: 320, idle: 20_000 }

/** How a mail broke the thread that had it. */
export type Broken = { broke: 'time' | 'memory' | 'bug'; words: string }
/** A mail, read; or how it broke the thread that read it. */
export type Reading = Read | Broken

/** A thread that reads mails in turn, and checks their senders. Rejects where it cannot be started, which is no mail's fault. */
export type Reader = {
  /** With a `sender` in one turn with his check, where all it takes is known. */
  read(content: Uint8Array, sender?: Sender): Promise<Reading>
  check(check: SenderCheck): Promise<{ checked: Checked } | Broken>
  usual: UsualQuestions
  close(): Promise<void>
}

type Turn = {
  id: number
  task: Task
  done: (result: { done: Read | Checked } | Broken) => void
  fail: (error: Error) => void
}

/**
 * Opens a reader; its thread starts with the first mail, and anew after a mail that broke it. `checks`: what checking senders
 * takes is loaded beforehand.
 */
export function openReader(limits: ReadingLimits = readingLimits, { checks = true } = {}): Reader {
  const waiting: Turn[] = []
  let current: Turn | null = null
  let worker: Worker | null = null
  let isReady = false
  let timer: NodeJS.Timeout | undefined
  let count = 0

  return {
    usual: usualQuestions(),
    async read(content, sender) {
      const result = await turn({ read: content as Uint8Array<ArrayBuffer>, sender: sender ?? null })
      return 'done' in result ? (result.done as Read) : result
    },
    async check(check) {
      const result = await turn({ check })
      return 'done' in result ? { checked: result.done as Checked } : result
    },
    async close() {
      clearTimeout(timer)
      await worker?.terminate()
      worker = null
    },
  }

  function turn(task: Task): Promise<{ done: Read | Checked } | Broken> {
    return new Promise((done, fail) => {
      waiting.push({ id: ++count, task, done, fail })
      next()
    })
  }

  function next(): void {
    if (current) return
    current = waiting.shift() ?? null
    clearTimeout(timer)
    if (!current) {
      timer = setTimeout(stop, limits.idle)
      timer.unref()
      return
    }
    if (!worker) worker = start()
    else if (isReady) begin(worker, current)
  }

  function begin(thread: Worker, { id, task }: Turn): void {
    const { own, buffers } = ownCopy(task)
    thread.postMessage({ id, task: own } satisfies Asked, buffers)
    timer = setTimeout(() => {
      stop()
      finish({ broke: 'time', words: `longer than ${limits.milliseconds} ms` })
    }, limits.milliseconds)
  }

  function start(): Worker {
    isReady = false
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { checks },
      resourceLimits: {
        maxOldGenerationSizeMb: limits.megabytes,
        // With the few megabytes of its default a fifth of the thread's time went into collecting them.
        maxYoungGenerationSizeMb: 48,
        stackSizeMb: 4,
      },
    })
    started.unref()
    started.on('message', (answer: Answered) => {
      if (worker !== started) return
      if (answer === 'ready') {
        isReady = true
        if (current) begin(started, current)
      } else if (answer.id === current?.id)
        finish('done' in answer ? { done: answer.done } : { broke: 'bug', words: answer.failure })
    })
    started.on('error', (error: Error & { code?: string }) => {
      if (worker !== started) return
      worker = null
      if (!isReady) return fail(error)
      finish({ broke: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'bug', words: error.message })
    })
    return started
  }

  function finish(result: { done: Read | Checked } | Broken): void {
    const turn = current
    current = null
    turn?.done(result)
    next()
  }

  function fail(error: Error): void {
    const turn = current
    current = null
    turn?.fail(error)
    next()
  }

  function stop(): void {
    void worker?.terminate()
    worker = null
  }
}

/** The bytes of a task as a copy, whole: what is handed over to a thread is gone here. */
function ownCopy(task: Task): { own: Task; buffers: ArrayBuffer[] } {
  if ('read' in task) {
    const read = new Uint8Array(task.read)
    return { own: { ...task, read }, buffers: [read.buffer] }
  }
  const { mail } = task.check
  if ('signed' in mail) return { own: task, buffers: [] }
  const content = new Uint8Array(mail.content)
  return { own: { check: { ...task.check, mail: { content } } }, buffers: [content.buffer] }
}
