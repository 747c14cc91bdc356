import { expect, test } from 'vitest'
import { toldByTrusted } from './authentication-results.ts'

const header = (value: string) => ({ name: 'Authentication-Results', value })
const own = ['mx.buzon.example']

test('rule 3: a planted Authentication-Results is nobody’s word', () => {
  const planted = header('mx.buzon.example; spf=pass smtp.mailfrom=ana@ana.example')
  expect(toldByTrusted([planted], []).result).toBe('none')
  expect(
    toldByTrusted([header('otro.example; spf=pass smtp.mailfrom=ana.example'), planted], own).result,
  ).toBe('none')
  expect(
    toldByTrusted([header('mx.buzon.example; spf=fail smtp.mailfrom=ana@malo.example'), planted], own),
  ).toMatchObject({
    result: 'fail',
  })
  const inComment = header('mx.buzon.example; dkim=none (spf=pass smtp.mailfrom=ana.example)')
  expect(toldByTrusted([inComment], own).result).toBe('none')
})

test('rule 3: the topmost word of the mailbox’s own server about SPF is believed', () => {
  expect(
    toldByTrusted([header('MX.buzon.example 1; dkim=pass; spf=pass smtp.mailfrom=ana@ana.example')], own),
  ).toEqual({
    result: 'pass',
    domain: 'ana.example',
    by: 'trusted-server',
  })
})
