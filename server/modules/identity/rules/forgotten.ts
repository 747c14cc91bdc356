import type { AddressStanding } from '../types.ts'

/** What is sent when somebody says he forgot his password (model: changing an address that is a credential). */
export function answerToForgotten(standing: AddressStanding): 'reset' | 'invitation' | 'nothing' {
  if (standing.access === 'active') return standing.isVerified ? 'reset' : 'nothing'
  return standing.access === 'invited' ? 'invitation' : 'nothing'
}
