import { Worker } from 'node:worker_threads'
import type { ParsedMail } from '../types.ts'
import type { Answered, Asked } from './worker.ts'

export type ReadingLimits = {
  /** For one mail; what takes longer is given up. */
  milliseconds: number
  /** Of the thread's heap. */
  megabytes: number
  /** Milliseconds without work after which the thread ends, so that a quiet program is small. */
  idle: number
}
export const readingLimits: ReadingLimits = { milliseconds: 2000, megabytes: 320, idle: 20_000 }

/** A mail, read; or how it broke the thread that read it. */
export type Reading = { mail: ParsedMail } | { broke: 'time' | 'memory' | 'bug'; words: string }

/** A thread that reads mails in turn. */
export type Reader = {
  /** Rejects where no thread can be started, which is no mail's fault. */
  read(content: Uint8Array): Promise<Reading>
  close(): Promise<void>
}

type Turn = {
  id: number
  content: Uint8Array
  done: (reading: Reading) => void
  fail: (error: Error) => void
}

/** Opens a reader; its thread starts with the first mail, and anew after a mail that broke it. */
export function openReader(limits: ReadingLimits = readingLimits): Reader {
  const waiting: Turn[] = []
  let current: Turn | null = null
  let worker: Worker | null = null
  let isReady = false
  let timer: NodeJS.Timeout | undefined
  let count = 0

  return {
    read: (content) =>
      new Promise((done, fail) => {
        waiting.push({ id: ++count, content, done, fail })
        next()
      }),
    async close() {
      clearTimeout(timer)
      await worker?.terminate()
      worker = null
    },
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

  function begin(thread: Worker, turn: Turn): void {
    // Its own copy, whole: the bytes handed over are gone here.
    const content = new Uint8Array(turn.content)
    thread.postMessage({ id: turn.id, content } satisfies Asked, [content.buffer])
    timer = setTimeout(() => {
      stop()
      finish({ broke: 'time', words: `longer than ${limits.milliseconds} ms` })
    }, limits.milliseconds)
  }

  function start(): Worker {
    isReady = false
    const started = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
    })
    started.unref()
    started.on('message', (answer: Answered) => {
      if (worker !== started) return
      if (answer === 'ready') {
        isReady = true
        if (current) begin(started, current)
      } else if (answer.id === current?.id)
        finish('mail' in answer ? { mail: answer.mail } : { broke: 'bug', words: answer.failure })
    })
    started.on('error', (error: Error & { code?: string }) => {
      if (worker !== started) return
      worker = null
      if (!isReady) return fail(error)
      finish({ broke: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'bug', words: error.message })
    })
    return started
  }

  function finish(reading: Reading): void {
    const turn = current
    current = null
    turn?.done(reading)
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
