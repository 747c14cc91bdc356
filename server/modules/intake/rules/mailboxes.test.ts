import { expect, test } from 'vitest'
import { readImapUrl } from './mailboxes.ts'

test.each([
  [
    'imaps://soporte%40b.example:s%2Fecreto@imap.b.example',
    { port: 993, security: 'tls', userName: 'soporte@b.example', password: 's/ecreto', folder: 'INBOX' },
  ],
  [
    'imap://soporte:x@imap.b.example:1143/Soporte/Nuevos',
    { port: 1143, security: 'starttls', folder: 'Soporte/Nuevos' },
  ],
  [
    'imap://soporte:x@127.0.0.1/?security=none',
    { host: '127.0.0.1', port: 143, security: 'none', folder: 'INBOX' },
  ],
])('IMAP_URL %s names a mailbox', (url, expected) => {
  expect(readImapUrl(url)).toMatchObject(expected)
})

test.each([
  'imaps://imap.b.example',
  'imaps://soporte@imap.b.example',
  'smtp://a:b@c.example',
  'imaps://a:%ff@c.example',
  'x',
])('IMAP_URL %s names none', (url) => {
  expect(readImapUrl(url)).toBeNull()
})
