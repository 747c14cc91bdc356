import { expect, test } from 'vitest'
import { readTag, readTags, tagKey } from './tags.ts'

test('tags are kept as first spelled, once each', () => {
  expect(readTags([' VIP ', 'vip', 'Facturación', 'facturacion', 'Año nuevo'])).toEqual({
    tags: ['VIP', 'Facturación', 'Año nuevo'],
    faults: [],
  })
  expect(tagKey('Facturación')).toBe('facturacion')
})

test('every faulty tag is told, by its index', () => {
  expect(readTags(['a,b', 'bien', ' ', 'x'.repeat(51), 'a\0']).faults).toEqual([
    { index: 0, fault: { code: 'tag.comma' } },
    { index: 2, fault: { code: 'tag.empty' } },
    { index: 3, fault: { code: 'text.too-long', params: { max: 50 } } },
    { index: 4, fault: { code: 'text.control-character' } },
  ])
})

test('fifty tags are enough for anybody', () => {
  const many = Array.from({ length: 51 }, (_, at) => `etiqueta ${at}`)
  expect(readTags(many).faults).toEqual([
    { index: null, fault: { code: 'tags.too-many', params: { max: 50 } } },
  ])
  expect(readTags(many.slice(1)).faults).toEqual([])
})

test('a tag of characters that show nothing is empty', () => {
  expect(readTag('\u200d')).toMatchObject({ fault: { code: 'tag.empty' } })
})
