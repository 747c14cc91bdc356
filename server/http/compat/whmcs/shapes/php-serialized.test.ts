import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../../../test/harness/any-text.ts'
import { share } from '../../../../../test/harness/soak.ts'
import { inHtml, literally, mergeInto } from './merge-fields.ts'
import { readVariables } from './php-serialized.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')

describe('variables', () => {
  test('whatever texts PHP serializes come back', () => {
    const text = anyText({ maxLength: 20 }).map((each) => each.toWellFormed())
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(text, text), { selector: ([name]) => name, maxLength: 5 }),
        (pairs) => {
          const written = pairs.flat().map((each) => `s:${Buffer.byteLength(each)}:"${each}";`)
          const given = base64(`a:${pairs.length}:{${written.join('')}}`)
          expect([...(readVariables(given) ?? [])]).toEqual(pairs)
        },
      ),
      { numRuns: share({ test: 200, soak: 20_000 }) },
    )
  })

  test('whatever else comes is read as nothing, and never fails', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.stringMatching(/^a:\d:\{[sidbN0-9:;"{}]*\}$/)), (given) => {
        const read = readVariables(base64(given))
        expect(read === null || read instanceof Map).toBe(true)
      }),
      { numRuns: share({ test: 500, soak: 50_000 }) },
    )
  })

  test.each([
    [
      'numbers, truths and nothing',
      'a:4:{i:0;i:-5;s:1:"a";d:1.5;s:1:"b";b:1;s:1:"c";N;}',
      { 0: '-5', a: '1.5', b: '1', c: '' },
    ],
    ['JSON', '{"a":1,"b":null,"c":"x"}', { a: '1', b: '', c: 'x' }],
  ])('%s are texts', (_what, given, values) => {
    expect(Object.fromEntries(readVariables(base64(given)) ?? [])).toEqual(values)
  })

  test.each([
    ['an object', 'a:1:{s:1:"a";O:8:"stdClass":0:{}}'],
    ['an array within', 'a:1:{s:1:"a";a:0:{}}'],
    ['a length that lies', 'a:1:{s:1:"a";s:99:"x";}'],
    ['too few', 'a:2:{s:1:"a";s:1:"x";}'],
    ['more behind it', 'a:1:{s:1:"a";s:1:"x";}x'],
    ['a JSON list', '["a"]'],
    ['nested JSON', '{"a":{}}'],
  ])('%s is none', (_what, given) => {
    expect(readVariables(base64(given))).toBeNull()
  })
})

describe('merge fields', () => {
  const values = new Map([['a', '<1> {name}\n2']])

  test('a value stands where it is named, as no markup and no field', () => {
    expect(mergeInto('x {$a} {$a}', values, literally)).toEqual({
      text: 'x <1> {\u2060name}\n2 <1> {\u2060name}\n2',
    })
    expect(mergeInto('{$a}', values, inHtml)).toEqual({ text: '&#60;1&#62; {\u2060name}<br>2' })
  })

  test.each(['{color: red}', 'a { b } c', '$a', '{ $a }', '{}'])('%j is left as it is', (text) => {
    expect(mergeInto(text, values, literally)).toEqual({ text })
  })

  test.each([
    '{$b}',
    '{$a.b}',
    '{$a|upper}',
    '{if $a}',
    '{/if}',
    '{else}',
    '{foreach $a as $b}',
    '{* x *}',
    '{$a[0]}',
  ])('%j is a fault', (text) => {
    expect(mergeInto(text, values, literally)).toEqual({ fault: `Unknown merge field: ${text}` })
  })
})
