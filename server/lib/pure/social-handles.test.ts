import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { profileUrl, readSocialHandle, type SocialNetwork, socialNetworks } from './social-handles.ts'

test.each<[SocialNetwork, string, string]>([
  ['x', '@Ana_Ruiz', 'ana_ruiz'],
  ['x', 'https://twitter.com/Ana_Ruiz?s=20', 'ana_ruiz'],
  ['x', 'x.com/ana_ruiz/status/1', 'ana_ruiz'],
  ['linkedin', 'https://es.linkedin.com/in/Ana-Ru%C3%ADz/', 'in/ana-ruíz'],
  ['linkedin', 'ana-ruiz', 'in/ana-ruiz'],
  ['linkedin', 'company/acme', 'company/acme'],
  ['linkedin', 'www.linkedin.com/company/Acme/about', 'company/acme'],
  ['facebook', 'Ana.Ruiz', 'ana.ruiz'],
  ['facebook', 'https://m.facebook.com/profile.php?id=100012345678&x=1', '100012345678'],
  ['facebook', 'fb.com/ana.ruiz', 'ana.ruiz'],
  ['instagram', '@ana.ruiz', 'ana.ruiz'],
  ['instagram', 'instagram.com/ana.ruiz/?hl=es', 'ana.ruiz'],
  ['telegram', 't.me/ana_ruiz', 'ana_ruiz'],
  ['telegram', 'https://t.me/s/ana_ruiz', 'ana_ruiz'],
])('on %s %s is %s', (network, typed, handle) => {
  expect(readSocialHandle(network, typed)).toEqual({ ok: true, value: handle })
  expect(readSocialHandle(network, profileUrl(network, handle))).toEqual({ ok: true, value: handle })
})

test.each<[SocialNetwork, string, string]>([
  ['x', '', 'social-handle.bad-shape'],
  ['x', 'ana ruiz', 'social-handle.bad-shape'],
  ['x', 'a'.repeat(16), 'social-handle.bad-shape'],
  ['x', 'ana\0', 'text.control-character'],
  ['x', 'https://instagram.com/ana', 'social-handle.other-site'],
  ['x', 'https://x.com.evil.es/ana', 'social-handle.other-site'],
  ['x', 'https://x.com/', 'social-handle.no-profile'],
  ['x', 'https://x.com/search?q=ana', 'social-handle.no-profile'],
  ['instagram', 'https://www.instagram.com/p/Cabc', 'social-handle.no-profile'],
  ['facebook', 'https://facebook.com/groups/123456', 'social-handle.no-profile'],
  ['linkedin', 'https://linkedin.com/feed/update/1', 'social-handle.no-profile'],
  ['telegram', 'ana', 'social-handle.bad-shape'],
  ['x', 'javascript://x.com/%0aalert(1)', 'social-handle.bad-shape'],
])('on %s %j is refused as %s', (network, typed, code) => {
  expect(readSocialHandle(network, typed)).toMatchObject({ ok: false, fault: { code } })
})

test('no text makes it throw, and every accepted handle leads back to itself', () => {
  const typed = fc.oneof(
    anyText(),
    fc.webUrl(),
    fc.string({ unit: fc.constantFrom(...'https://x.com/@aZ_.-?%é') }),
  )
  fc.assert(
    fc.property(fc.constantFrom(...socialNetworks), typed, (network, text) => {
      const reading = readSocialHandle(network, text)
      if (reading.ok) expect(readSocialHandle(network, profileUrl(network, reading.value))).toEqual(reading)
    }),
    { numRuns: 2000, seed: 12 },
  )
})
