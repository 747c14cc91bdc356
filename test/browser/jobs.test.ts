import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../server/lib/db.ts'
import { createContacts } from '../../server/modules/directory/index.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram
beforeAll(async () => {
  program = await runProgram({ outbox: true })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const many = 501
const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

async function createMany(): Promise<number[]> {
  const drafts = Array.from({ length: many }, (_, at) => ({
    name: `Persona ${at}`,
    emails: [`p${at}@muchas.example`],
    sendActivation: false,
  }))
  const { done } = await inTransaction(program.wiring.db, (tx) =>
    createContacts(tx, system, new Date(), drafts),
  )
  return done.map(({ id }) => id)
}

const strip = (page: Page) => page.getByRole('region', { name: 'Trabajos' })

test('a long undo is followed on every page, after a reload too, until it is dismissed', async () => {
  const { owner } = program.cast
  const client = clientOf(program, owner)
  const ids = await createMany()
  const { jobId } = await client.post<{ jobId: number }>('/api/agent/bulk-edits', {
    record: 'contact',
    selection: { ids },
    change: { kind: 'add-tags', tags: ['feria'] },
  })
  await expect
    .poll(async () => (await client.get<{ state: string }>(`/api/agent/jobs/${jobId}`)).state, {
      timeout: 30_000,
    })
    .toBe('done')
  const { page, context, close } = await openPage(browser, { baseURL: program.url })
  await context.addCookies(cookiesOf(program, owner))
  await page.goto('/agent/changes')
  const entry = page.getByRole('article').filter({ hasText: 'Muchos registros cambiados a la vez' }).first()
  await entry.getByRole('button', { name: 'Deshacer' }).click()
  await strip(page).getByRole('link', { name: 'Deshacer un cambio de muchos registros' }).waitFor()
  await page.goto('/agent/contacts')
  await strip(page).getByText('Terminado').waitFor()
  await strip(page).getByText(`${many} registros hechos`).waitFor()
  await page.reload()
  await strip(page).getByText('Terminado').waitFor()
  await strip(page).getByRole('link', { name: 'Deshacer un cambio de muchos registros' }).click()
  await page.getByRole('heading', { name: 'Deshacer un cambio de muchos registros' }).waitFor()
  await strip(page).getByRole('button', { name: 'Descartar' }).click()
  await expect.poll(() => strip(page).count()).toBe(0)
  expect((await client.get<{ tags: string[] }>(`/api/agent/contacts/${ids[0]}`)).tags).toEqual([])
  await close()
})
