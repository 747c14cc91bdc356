import { expect, test } from 'vitest'
import { fillIn, fillInHtml } from './fill-in.ts'
import { renderBody } from './render-text.ts'

const bodyOf = (format: 'plain' | 'markdown' | 'html', body: string, values: Record<string, string> = {}) => {
  const rendered = renderBody({ format, body })
  const unfilled = { unfilled: (text: string) => text }
  return {
    html: fillInHtml(rendered.body.html, values, unfilled).html,
    text: fillIn(rendered.body.text, values, unfilled),
    notes: rendered.notes && fillIn(rendered.notes.text, values, unfilled),
  }
}

test('Markdown becomes structure in HTML, and reads well as text', () => {
  const { html, text } = bodyOf(
    'markdown',
    '## Factura {number}\n\nVence el **3 de diciembre**.\nSe paga en [tu área]({home}/billing).\n\n| Concepto | Total |\n|---|---|\n| Alojamiento | {total} |\n\n- uno\n- dos',
    { number: 'F-12', total: '$1,180', home: 'https://soporte.alameda.example/area' },
  )
  expect(html).toMatch(/<h2[^>]*>Factura F-12<\/h2>/)
  expect(html).toContain('<strong>3 de diciembre</strong>.<br')
  expect(html).toMatch(/<a[^>]*href="https:\/\/soporte\.alameda\.example\/area\/billing"/)
  expect(html).toMatch(/<td[^>]*>\$1,180<\/td>/)
  expect(text).toBe(
    'Factura F-12\n\nVence el 3 de diciembre.\nSe paga en tu área (https://soporte.alameda.example/area/billing).\n\n' +
      'Concepto      Total\nAlojamiento   $1,180\n\n * uno\n * dos',
  )
})

test.each([
  ['script', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
  ['style and title', '<title>t</title><style>p{display:none}</style><p>a</p>', '<p>a</p>'],
  ['handlers and looks', '<p onclick="x()" style="color:#000" class="x">a</p>', '<p>a</p>'],
  ['a link that runs', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
  ['frames and forms', '<iframe src="https://x.example"></iframe><form><input></form>a', 'a'],
  ['pictures without encryption', '<img src="http://x.example/a.png" alt="a">', '<img alt="a" />'],
  ['what would close the frame', '</td></tr></table><p>a', '<p>a</p>'],
])('of foreign HTML %s does not stay', (_what, source, left) => {
  expect(bodyOf('html', source).html.replace(/ (style|class|dir)="[^"]*"/g, '')).toBe(left)
})

test('HTML in Markdown is only text', () => {
  expect(bodyOf('markdown', '<b onclick="x()">a</b>').html).not.toContain('<b')
})

test('a value is text, wherever its placeholder stands', () => {
  const hostile = '"><img src=x onerror=alert(1)>'
  for (const format of ['plain', 'markdown', 'html'] as const) {
    const source = format === 'html' ? '<p title="{v}">{v}</p><a href="https://x.example/{v}">b</a>' : 'x {v}'
    expect(bodyOf(format, source, { v: hostile }).html.match(/<img/)).toBeNull()
  }
  expect(bodyOf('html', '<a href="{v}">a</a>', { v: 'javascript:alert(1)' }).html).toContain('href=""')
  expect(bodyOf('html', '<a href="{v}">a</a>', { v: 'https://x.example/?a=1&b=2' }).html).toContain(
    'href="https://x.example/?a=1&#38;b=2"',
  )
  expect(bodyOf('markdown', '[a](https://x.example/{v})', { v: 'a/b?c' }).html).toContain(
    'https://x.example/a%2Fb%3Fc',
  )
})

test.each(['plain', 'markdown', 'html'] as const)('the button stands where %s says {action}', (format) => {
  const { text, notes } = bodyOf(format, 'antes\n\n{action}\n\ndespués')
  expect([text, notes]).toEqual(['antes', 'después'])
})

test('plain text keeps its lines, and its braces where they are no placeholder', () => {
  const { html, text } = bodyOf('plain', 'uno\ndos\n\ntres {x} <b>', {})
  expect(html.match(/<p/g)).toHaveLength(2)
  expect(html).toContain('uno<br>dos')
  expect(html).toContain('tres {x} &#60;b&#62;')
  expect(text).toBe('uno\ndos\n\ntres {x} <b>')
})

test('tags within tags without end are cut off', () => {
  for (const tag of ['<div>', '<table><tr><td>', '<b>', '<ul><li>'])
    expect(bodyOf('html', `<p>antes</p>${tag.repeat(10_000)}x`).text).toContain('antes')
})
