import { expect, test } from 'vitest'
import { companyName } from './names.ts'

test('no two of half a million companies share a name', () => {
  const names = new Set<string>()
  for (let number = 1; number <= 500_000; number++) names.add(companyName(number))
  expect(names.size).toBe(500_000)
})
