import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | undefined

/**
 * Clears the heap when more than so many bytes are in use. V8 puts that off while there is room, so that long work leaves a
 * process two or three times as large as what it holds; measured, a clearing takes some 40 ms.
 */
export function collectGarbageAbove(bytes: number): void {
  if (getHeapStatistics().used_heap_size <= bytes) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
