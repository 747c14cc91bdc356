import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { recordFiles } from '../../lib/file-store.ts'
import { receiveMail } from '../intake/index.ts'
import { forgetFiles } from './forget-files.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('files that nothing refers to go after a day; what is in use, or was put again, stays', async () => {
  const { db, files, now } = server.wiring
  await receiveMail(server.wiring, { content: Buffer.from('in use'), via: 'api', envelope: {} })
  const upload = await files.put(Buffer.from('never sent'), 100)
  await recordFiles(db, now(), [upload])
  await db
    .insertInto('uploads')
    .values({
      ...{ hash: upload.hash, size: upload.size, name: 'a.txt', media_type: 'text/plain' },
      ...{ person_id: server.cast.agent.id, created_at: now() },
    })
    .execute()
  await files.put(Buffer.from('left by a crash'), 100)
  expect(await forgetFiles(server.wiring, now())).toEqual({ uploads: 0, files: 0 })
  server.pass({ hours: 25 })
  expect(await forgetFiles(server.wiring, now())).toEqual({ uploads: 1, files: 2 })
  await expect(files.readWhole(upload.hash)).rejects.toThrow('ENOENT')
  const left = await db.selectFrom('stored_files').select('hash').execute()
  expect(await Promise.all(left.map(({ hash }) => files.readWhole(hash)))).toEqual([Buffer.from('in use')])
})
