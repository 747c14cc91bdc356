// npm run bench [name…]: every figure beside its own limit, measured in the same run on the same machine.
// With --data DIR a million contacts are generated there once and used again (lists, search).
import { parseArgs } from 'node:util'
import { authenticatedRead } from './authenticated-read.ts'
import { bulkEdit } from './bulk-edit.ts'
import { compat } from './compat.ts'
import { contactsCreated } from './contacts-created.ts'
import { copies } from './copies.ts'
import { fieldValues } from './field-values.ts'
import { idleMemory } from './idle-memory.ts'
import { intake } from './intake.ts'
import { largeCompany } from './large-company.ts'
import { lists } from './lists.ts'
import { mailing } from './mailing.ts'
import { preview } from './preview.ts'
import { search } from './search.ts'
import { openStage } from './stage.ts'
import { sync } from './sync.ts'

const benches = {
  'contacts-created': contactsCreated,
  'authenticated-read': authenticatedRead,
  'idle-memory': idleMemory,
  'bulk-edit': bulkEdit,
  'field-values': fieldValues,
  'large-company': largeCompany,
  lists,
  search,
  preview,
  mailing,
  copies,
  intake,
  sync,
  compat,
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' } },
})
const wanted = positionals.filter((each) => !/^\d+$/.test(each))
const stage = await openStage()
try {
  for (const [name, bench] of Object.entries(benches))
    if (wanted.length === 0 || wanted.includes(name)) await bench(stage, options)
} finally {
  await stage.close()
}
