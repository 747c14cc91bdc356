import { expect, test } from 'vitest'
import { outcomeOf, outcomeOfError } from './smtp-outcome.ts'

const answered = (command: string, response: string, code = 'EENVELOPE') => ({
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  message: `failed: ${response}`,
})

test.each([
  [
    'a full mailbox',
    answered('RCPT TO', '452 4.2.2 mailbox full'),
    { kind: 'later', isConnectionLost: false },
  ],
  ['greylisting', answered('RCPT TO', '451 4.7.1 greylisted'), { kind: 'later' }],
  ['a recipient told to come back by closing', answered('RCPT TO', '421 4.7.0 try again'), { kind: 'later' }],
  ['a session out of step', answered('DATA', '503 5.5.1 bad sequence'), { kind: 'later' }],
  [
    'no such mailbox',
    answered('RCPT TO', '550 5.1.1 no such user'),
    { kind: 'refused', isAddressDead: true },
  ],
  [
    'a domain without mail',
    answered('RCPT TO', '556 5.1.10 null MX'),
    { kind: 'refused', isAddressDead: true },
  ],
  ['a disabled mailbox', answered('RCPT TO', '550 5.2.1 disabled'), { kind: 'refused', isAddressDead: true }],
  ['a policy', answered('RCPT TO', '550 5.7.1 blocked'), { kind: 'refused', isAddressDead: false }],
  ['a plain 550', answered('RCPT TO', '550 no'), { kind: 'refused', isAddressDead: false }],
  [
    'content taken for spam',
    answered('DATA', '554 5.7.1 spam', 'EMESSAGE'),
    { kind: 'refused', isAddressDead: false },
  ],
  [
    'content that talks of 5.1.1',
    answered('DATA', '550 5.1.1 x', 'EMESSAGE'),
    { kind: 'refused', isAddressDead: false },
  ],
  ['a sender that is refused', answered('MAIL FROM', '553 5.7.1 not yours'), { kind: 'unreachable' }],
  ['a quota of ours', answered('MAIL FROM', '452 4.5.3 too many today'), { kind: 'unreachable' }],
  ['a message too large', answered('MAIL FROM', '552 5.3.4 too big'), { kind: 'refused' }],
  ['a wrong password', answered('AUTH PLAIN', '535 5.7.8 no', 'EAUTH'), { kind: 'unreachable' }],
  ['a greeting that says no', answered('CONN', '554 5.3.2 closed', 'EPROTOCOL'), { kind: 'unreachable' }],
  [
    'nobody listening',
    { code: 'ESOCKET', originalCode: 'ECONNREFUSED', message: 'refused' },
    { kind: 'unreachable' },
  ],
  ['no such host', { code: 'EDNS', message: 'ENOTFOUND' }, { kind: 'unreachable' }],
  ['TLS that fails', { code: 'ETLS', message: 'handshake' }, { kind: 'unreachable' }],
  [
    'a reset in mid-message',
    { code: 'ESOCKET', originalCode: 'ECONNRESET' },
    { kind: 'later', isConnectionLost: true },
  ],
  ['a hang-up', { code: 'ECONNECTION', command: 'CONN' }, { kind: 'later', isConnectionLost: true }],
  ['our own time limit', { code: 'EABORT' }, { kind: 'later', isConnectionLost: true }],
  [
    'an address that cannot be written',
    { code: 'EENVELOPE', command: 'API', message: 'bad' },
    { kind: 'refused' },
  ],
])('%s', (_what, error, expected) => {
  expect(outcomeOfError(error)).toMatchObject(expected)
})

test('a server that takes the message for nobody has refused it', () => {
  const rejectedErrors = [answered('RCPT TO', '550 5.1.1 no such user')]
  expect(outcomeOf({ response: '250 ok', rejectedErrors })).toMatchObject({
    kind: 'refused',
    isAddressDead: true,
  })
  expect(outcomeOf({ response: '250 2.0.0 queued\r\nas 17' })).toEqual({
    kind: 'sent',
    words: '250 2.0.0 queued as 17',
  })
})
