import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TemplateAnswer, TemplatesAnswer } from '../../server/modules/delivery/wire.ts'
import { axeViolations } from '../harness/axe.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { share } from '../harness/soak.ts'
import { clientOf } from './client.ts'

/** Set to a folder: pictures of every mail, light and dark. */
const folder = process.env.MAIL_PICTURES
const isEveryOne = share({ test: 0, soak: 1 }) === 1 || folder !== undefined

let browser: Browser
let program: RunningProgram
beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const notice = {
  es: '# Factura {number}\n\nHola, {name}:\n\nVence el **3 de diciembre**. Se paga en [tu área]({home}).\n\n| Concepto | Total |\n|---|---:|\n| Alojamiento | $1,180.00 |\n| `papelera.example` | $389.00 |\n\n> Sin cargos por demora hasta el 10.\n\n- Transferencia\n- Tarjeta',
  en: '# Invoice {number}\n\nHello {name},\n\nIt is due on **December 3**. Pay it in [your area]({home}).\n\n| Item | Total |\n|---|---:|\n| Hosting | $1,180.00 |\n| `papelera.example` | $389.00 |\n\n> No charges for delay until the 10th.\n\n- Transfer\n- Card',
}
const ownText = (language: 'es' | 'en') => ({
  ...{ key: 'custom.invoice', door: 'area', language, subject: 'F-118', reason: '{reason}' },
  ...{ body: notice[language], format: 'markdown', actionLabel: null, values: { number: 'F-118' } },
})

it('every mail can be read in light and dark, at a desk and on a phone', async () => {
  const client = clientOf(program, program.cast.owner)
  const { items } = await client.get<TemplatesAnswer>('/api/agent/mail-templates')
  const texts = await Promise.all(
    items.flatMap(({ key, door, texts: languages }) =>
      languages.map(async ({ language }) => {
        const path = `/api/agent/mail-templates/${key}/${door}/${language}`
        const { subject, body, format, actionLabel, reason } = await client.get<TemplateAnswer>(path)
        return { key, door, language, subject, body, format, actionLabel, reason }
      }),
    ),
  )
  // The frame is one for all: a few show each of its parts.
  const few = /^(activation|registrant-change-old|additional-contact-welcome|account-handed-over)$/
  const wanted = isEveryOne ? texts : texts.filter(({ key, language }) => few.test(key) && language === 'es')
  const { page, close } = await openPage(browser, { width: 640, height: 900 })
  const faults: string[] = []
  for (const text of [...wanted, ownText('es'), ownText('en')]) {
    const { html } = await client.post<{ html: string }>('/api/agent/mail-template-preview', text)
    await page.setContent(html)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      const name = `${text.key}.${text.door}.${text.language}.${scheme}`
      faults.push(...(await axeViolations(page, 'colours')).map((fault) => `${name}: ${fault}`))
      if (folder) await takePicture(page, name)
    }
    await page.setViewportSize({ width: 360, height: 800 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > 360) faults.push(`${text.key} ${text.language}: ${width} px wide on a phone`)
    await page.setViewportSize({ width: 640, height: 900 })
  }
  expect(faults).toEqual([])
  await close()
}, 120_000)

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder as string, { recursive: true })
  await page.screenshot({ path: join(folder as string, `${name}.png`), fullPage: true })
}
