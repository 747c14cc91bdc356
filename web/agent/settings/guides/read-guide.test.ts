import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { guideOf } from './guides.ts'
import { readGuide } from './read-guide.ts'

const fileAt = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
const at = (language: string) => ({ language, origin: 'https://soporte.alameda.example' })

it.each(['freshdesk', 'whmcs'])('the guide to moving from %s is whole in each language', (door) => {
  const file = fileAt(`docs/migrating-from-${door}.md`)
  const [es, en] = [readGuide(file, at('es')), readGuide(file, at('en'))]
  expect(es.title).toMatch(/^De .+ a Encopia$/)
  expect(en.title).toMatch(/^Moving from /)
  const shapeOf = (text: string) =>
    ['## ', '| ', '1. ', '2. ', '3. '].map((mark) => text.split(`\n${mark}`).length)
  expect(shapeOf(es.text)).toEqual(shapeOf(en.text))
  for (const { text } of [es, en]) {
    expect(text).toContain('https://soporte.alameda.example/')
    expect(text).not.toContain('example.org')
    expect(text).not.toMatch(/^# /m)
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href = '']) => href)
    expect(links.map(guideOf)).toEqual([`${door}-api`])
  }
})

it('the list of calls is English for everybody, and ends where the tests begin', () => {
  const guide = readGuide(fileAt('server/http/compat/whmcs/README.md'), at('es'))
  expect(guide).toMatchObject({ title: "WHMCS's door", language: 'en' })
  expect(guide.text).toContain('## Differences, and why')
  expect(guide.text).not.toContain('conformance -->')
})
