import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../harness/axe.ts'
import { launchChromium } from '../harness/chromium.ts'
import { linkIn, readMail } from '../harness/mail-reader.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'
import { button, title } from './client-area.ts'
import { focusIsOn } from './focus.ts'

let browser: Browser
let program: RunningProgram
let account: number
beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  account = program.cast.customer.accountId
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const w = {
  es: {
    locale: 'es-MX',
    stop: 'Dejar de recibir correos de Facturación',
    doStop: 'Dejar de recibirlos',
    stopped: 'Ya no los recibes',
    again: 'Volver a recibirlos',
    unknown: 'Una cuenta que no conoces',
    doUnknown: 'No conozco esta cuenta',
    thanks: 'Gracias por avisar',
    none: 'Este enlace no lleva a nada',
  },
  en: {
    locale: 'en-US',
    stop: 'Stop getting mails about Billing',
    doStop: 'Stop getting them',
    stopped: 'Declined',
    again: 'Get them again',
    unknown: 'An account that you do not know',
    doUnknown: 'I do not know this account',
    thanks: 'Thank you for telling',
    none: 'This link leads nowhere',
  },
} as const

const noticeTo = async (language: 'es' | 'en') => {
  const email = `copia.${language}@cenzontle.example`
  await clientOf(program, program.cast.customer).post(`/api/area/${account}/contacts`, {
    ...{ name: 'Lucía Ocaña', email, language, categories: ['billing'] },
  })
  const text = { subject: 'Factura', body: 'Vence el **viernes**.' }
  await clientOf(program, program.cast.agent).post('/api/agent/notices', {
    account,
    category: 'billing',
    ...text,
  })
  for (;;) {
    const mail = await readMail((await program.sink?.next(email))?.raw ?? '')
    if (mail.subject === 'Factura') return mail
  }
}

describe.each(['es', 'en'] as const)('whoever gets a copy decides from the mail, in %s', (language) => {
  const words = w[language]

  it('by mouse at a desk, by keyboard on a phone', async () => {
    const mail = await noticeTo(language)
    // The page speaks her language, whatever that of the browser is.
    const other = language === 'es' ? 'en-US' : 'es-MX'
    const desk = await openPage(browser, { locale: other, baseURL: program.url })
    await desk.page.goto(linkIn(mail, /\/area\/mail\/decline\//))
    await title(desk.page, words.stop).waitFor()
    expect(await axeViolations(desk.page)).toEqual([])
    await button(desk.page, words.doStop).click()
    await title(desk.page, words.stopped).waitFor()
    await button(desk.page, words.again).click()
    await title(desk.page, words.stop).waitFor()
    await desk.close()

    const phone = await openPage(browser, {
      locale: words.locale,
      width: 390,
      height: 844,
      baseURL: program.url,
    })
    await phone.page.goto(linkIn(mail, /\/area\/mail\/unknown-account\//))
    await title(phone.page, words.unknown).waitFor()
    const say = button(phone.page, words.doUnknown)
    for (
      let step = 0;
      step < 5 && !(await say.evaluate((element) => element === document.activeElement));
      step += 1
    )
      await phone.page.keyboard.press('Tab')
    await focusIsOn(say)
    await phone.page.keyboard.press('Enter')
    await title(phone.page, words.thanks).waitFor()
    expect(await axeViolations(phone.page)).toEqual([])
    phone.expectTrouble(/404/)
    await phone.page.goto(`${linkIn(mail, /\/area\/mail\/decline\//)}x`)
    await title(phone.page, words.none).waitFor()
    await phone.close()
  })
})
