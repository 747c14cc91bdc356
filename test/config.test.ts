import { expect, test } from 'vitest'
import { readConfig } from '../server/config.ts'
import { StartProblem } from '../server/lib/start-problem.ts'

const read = (env: Record<string, string>) =>
  readConfig({ SECRET: 'a secret for tests that is long enough', ...env })

function problemOf(env: Record<string, string>): string {
  try {
    read(env)
  } catch (error) {
    if (error instanceof StartProblem) return error.message
    throw error
  }
  return 'none'
}

test.each([
  ['https://soporte.alameda.example/', 'https://soporte.alameda.example'],
  ['HTTPS://Soporte.Alameda.Example', 'https://soporte.alameda.example'],
  ['http://soporte.alameda.example:80', 'http://soporte.alameda.example'],
  ['https://soporte.alameda.example:8443', 'https://soporte.alameda.example:8443'],
])('PUBLIC_URL %s is kept as %s', (typed, kept) => {
  expect(read({ PUBLIC_URL: typed }).publicUrl).toBe(kept)
})

test.each([
  ['', { host: '127.0.0.1', port: 2525, isGiven: false }],
  ['0.0.0.0:25', { host: '0.0.0.0', port: 25, isGiven: true }],
  ['[::]:2525', { host: '::', port: 2525, isGiven: true }],
  ['off', null],
])('MAIL_LISTEN %s is where mail is listened for', (typed, at) => {
  expect(read({ MAIL_LISTEN: typed }).mailListen).toEqual(at)
})

test.each([
  ['MAIL_LISTEN', 'everywhere'],
  ['MAIL_LISTEN', '127.0.0.1:70000'],
  ['IMAP_URL', 'https://soporte@imap.example'],
  ['DNS_SERVERS', '127.0.0.1, ns.example'],
])('%s %s is one sentence', (name, typed) => {
  expect(problemOf({ [name]: typed })).toMatch(new RegExp(`^${name} must [^\\n]+\\.$`))
})

test.each([
  'https://alameda.example/soporte',
  'https://alameda.example/?door=agent',
  'https://alameda.example/#top',
  'https://iker:hush-hush@alameda.example',
  'https://iker@alameda.example',
  'ftp://alameda.example',
  'alameda.example',
])('PUBLIC_URL %s is one sentence', (typed) => {
  expect(problemOf({ PUBLIC_URL: typed })).toMatch(/^PUBLIC_URL must be [^.\n]+\.$/)
})

test.each([
  '127.0.0.1',
  '10.0.0.0/8, fd00::/8',
  '::1',
  'loopback,uniquelocal , linklocal',
  '10.0.0.1/32,::/1',
])('TRUST_PROXY takes %s', (list) => {
  expect(read({ TRUST_PROXY: list }).trustProxy).toBe(list)
})

test.each([
  ['true', 'true'],
  ['127.0.0.1, proxy.alameda.example', 'proxy.alameda.example'],
  ['10.0.0.0/33', '10.0.0.0/33'],
  ['10.0.0.0/0', '10.0.0.0/0'],
  ['fd00::/129', 'fd00::/129'],
  ['10.0.0.0/255.0.0.0', '10.0.0.0/255.0.0.0'],
  ['10.0.0.0/8/8', '10.0.0.0/8/8'],
  ['127.0.0.1,', ''],
  ['fe80::1%eth0', 'fe80::1%eth0'],
  ['constructor', 'constructor'],
])('TRUST_PROXY %s is one sentence that names what is wrong', (list, wrong) => {
  const said = problemOf({ TRUST_PROXY: list })
  expect(said).toMatch(/^TRUST_PROXY must list [^\n]+\.$/)
  expect(said).toContain(`“${wrong}”`)
})
