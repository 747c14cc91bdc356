import { expect, test } from 'vitest'
import { askedOnce } from './resolve-dns.ts'

function world(answer: (name: string) => unknown) {
  const asked: string[] = []
  let now = 0
  const ask = askedOnce(
    async (name, type) => {
      asked.push(`${type} ${name}`)
      return answer(name)
    },
    () => now,
  )
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return { asked, ask, pass }
}
const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code })
}

test('a question is asked once in a minute, whoever asks at the same time', async () => {
  const { asked, ask, pass } = world((name) => [[`of ${name}`]])
  await Promise.all([ask('a.example', 'TXT'), ask('A.example', 'TXT')])
  pass(59)
  expect(await ask('a.example', 'TXT')).toEqual([['of a.example']])
  await ask('a.example', 'MX')
  expect(asked).toEqual(['TXT a.example', 'MX a.example'])
  pass(2)
  await ask('a.example', 'TXT')
  expect(asked).toHaveLength(3)
})

test('that nothing is there is known for a while; what could not be answered is asked again at once', async () => {
  const none = world(failing('ENOTFOUND'))
  const broken = world(failing('ETIMEOUT'))
  for (const { ask } of [none, none, broken, broken]) await expect(ask('a.example', 'TXT')).rejects.toThrow()
  expect([none.asked.length, broken.asked.length]).toEqual([1, 2])
  none.pass(16)
  await expect(none.ask('a.example', 'TXT')).rejects.toThrow('ENOTFOUND')
  expect(none.asked).toHaveLength(2)
})
