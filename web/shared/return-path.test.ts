import { describe, expect, test } from 'vitest'
import { safeReturn } from './return-path.ts'

describe('after signing in', () => {
  test.each([
    ['/agent/contacts/5?tab=mail', '/agent/contacts/5?tab=mail'],
    ['/agent', '/agent'],
    ['//evil.example', '/agent'],
    ['https://evil.example/agent', '/agent'],
    ['/agent/\\evil.example', '/agent'],
    ['/area/me', '/agent'],
    ['/agent/sign-in', '/agent'],
    ['/agentless', '/agent'],
    [undefined, '/agent'],
    [7, '/agent'],
  ])('%s leads to %s', (asked, reached) => {
    expect(safeReturn(asked, 'agent')).toBe(reached)
  })
})
