import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, inTransaction, openDatabase } from '../server/lib/db.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { refreshTops } from '../server/modules/search/store/tops.ts'
import { type Generated, generate } from './generate.ts'
import { openStage, type Stage } from './stage.ts'

export type Grown = { stage: Stage; generated: Generated; ownerUrl: string; close: () => Promise<void> }
export const large = { contacts: 1_000_000, companies: 50_000 }

/**
 * A stage with that many contacts and companies. With a folder for it, what was generated stays there and serves the
 * next time: a million takes some minutes to make.
 */
export async function openGrown(
  size: { contacts: number; companies: number },
  kept?: string,
): Promise<Grown> {
  const stage = await openStage(kept)
  const running = await findRunningPostgres({ dataDir: stage.dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const note = join(stage.dataDir, 'generated.json')
  if (existsSync(note)) {
    const generated = JSON.parse(readFileSync(note, 'utf8')) as Generated
    if (generated.contacts !== size.contacts)
      throw new Error(`${stage.dataDir} holds ${generated.contacts} contacts`)
    return { stage, generated, ownerUrl: running.ownerUrl, close: stage.close }
  }
  const began = performance.now()
  const generated = await generate(running.ownerUrl, size)
  await fillTops(stage.databaseUrl, generated)
  writeFileSync(note, JSON.stringify(generated))
  console.log(`${size.contacts} contacts generated in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return { stage, generated, ownerUrl: running.ownerUrl, close: stage.close }
}

/** Generating writes no trail, which the lists follow. */
async function fillTops(databaseUrl: string, generated: Generated): Promise<void> {
  const { db } = openDatabase({
    url: databaseUrl,
    connections: 1,
    statementTimeout: 0,
    onError: () => undefined,
  })
  try {
    await fill(db, generated)
  } finally {
    await db.destroy()
  }
}

async function fill(db: Db, generated: Generated): Promise<void> {
  const tables = [
    ['contact', generated.firstContactId, generated.contacts],
    ['company', generated.firstCompanyId, generated.companies],
  ] as const
  for (const [record, first, many] of tables)
    for (let from = 0; from <= many; from += atOnce) {
      const ids = Array.from({ length: atOnce }, (_, at) => first + from + at)
      await inTransaction(db, (tx) => refreshTops(tx, record, ids))
    }
}

const atOnce = 10_000
