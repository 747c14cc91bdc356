import { expect, test } from 'vitest'
import { html } from './html.ts'

test('whatever is filled in means itself, in an element and in an attribute', () => {
  const hostile = `<script>alert(1)</script>"'\`&amp;`
  const { html: made } = html`<a title="${hostile}">${hostile}</a>`
  expect(made.match(/[<>]/g)).toHaveLength(4)
  expect(made.match(/"/g)).toHaveLength(2)
  expect(made).not.toMatch(/['`]/)
  expect(made).toContain('&#38;amp;')
})

test('HTML made by the tag is put in as it is, alone and in lists', () => {
  const items = ['a', '<b>'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>`.html).toBe('<ul><li>a</li><li>&#60;b&#62;</li></ul>')
})
