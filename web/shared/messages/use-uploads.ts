import { useRef, useState } from 'react'
import { ApiProblem, api } from '../api.ts'
import { upload } from './upload.ts'

/** A file on its way to a message: `id` once it has arrived. */
export type Uploaded = {
  key: number
  name: string
  size: number
  part: number
  id: number | null
  problem: string | null
}
export type Uploads = ReturnType<typeof useUploads>

let last = 0

/** One that has arrived, as a draft remembers it. */
export type KeptFile = { id: number; name: string; size: number }

/**
 * The files of a message that is being written; each leaves at once, so that sending the message waits for nothing. `kept`:
 * those that had arrived before.
 */
export function useUploads(path: string, kept: readonly KeptFile[] = []) {
  const [files, setFiles] = useState<Uploaded[]>(() => kept.map(uploadedBefore))
  const stops = useRef(new Map<number, () => void>())
  const change = (key: number, now: Partial<Uploaded>) =>
    setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...now } : each)))

  const add = (chosen: Iterable<File>) => {
    for (const file of chosen) {
      last += 1
      const key = last
      const { name, size } = file
      setFiles((all) => [...all, { key, name, size, part: 0, id: null, problem: null }])
      const { promise, stop } = upload(path, file, (part) => change(key, { part }))
      stops.current.set(key, stop)
      promise.then(
        ({ id }) => change(key, { id, part: 1 }),
        (problem) => change(key, { problem: sentenceOf(problem) }),
      )
    }
  }
  const remove = (key: number) => {
    stops.current.get(key)?.()
    stops.current.delete(key)
    const { id } = files.find((each) => each.key === key) ?? {}
    // One that could not be thrown away goes by itself within a day.
    if (id) void api.delete(`${path}/${id}`).catch(() => undefined)
    setFiles((all) => all.filter((each) => each.key !== key))
  }
  return {
    files,
    add,
    remove,
    clear: () => setFiles([]),
    /** Of those that have arrived, for the message's `uploads`. */
    ids: files.flatMap(({ id }) => (id === null ? [] : [id])),
    isUnderWay: files.some(({ id, problem }) => id === null && problem === null),
  }
}

function uploadedBefore(file: KeptFile): Uploaded {
  last += 1
  return { ...file, key: last, part: 1, problem: null }
}

function sentenceOf(problem: unknown): string {
  if (!(problem instanceof ApiProblem)) throw problem
  return problem.problems[0]?.message ?? problem.message
}
