import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { openFileStore, TooLarge } from './file-store.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'encopia-files-'))

test('the same content is kept once and read back as it was', async () => {
  const place = folder()
  const store = openFileStore(place)
  const text = Buffer.from('Señal de año nuevo\0\r\n')
  const one = await store.put(text, 100)
  const other = await store.put(Readable.from([text.subarray(0, 5), text.subarray(5)]), 100)
  expect(other).toEqual(one)
  expect(await store.readWhole(one.hash)).toEqual(text)
  expect(
    readdirSync(place, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
  ).toHaveLength(1)
})

test('what is too large leaves nothing behind, however it breaks off', async () => {
  const place = folder()
  const store = openFileStore(place)
  await expect(store.put(Buffer.alloc(11), 10)).rejects.toThrow(TooLarge)
  const broken = new Readable({ read() {} })
  broken.push('half')
  const putting = store.put(broken, 10)
  broken.destroy(new Error('lost'))
  await expect(putting).rejects.toThrow('lost')
  expect(
    readdirSync(place, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
  ).toEqual([])
})
