import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** A key and a certificate for it (RFC 5280) that the key itself signed, for ten years: Node makes keys and no certificates. */
export function selfSigned(host: string, now: Date): { key: string; certificate: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(objectId(commonName), text(host.slice(0, 64)))))
  const until = new Date(now)
  until.setUTCFullYear(now.getUTCFullYear() + 10)
  const content = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
    sequence(objectId(ecdsaWithSha256)),
    name,
    sequence(time(now), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', content, privateKey)
  const certificate = sequence(
    content,
    sequence(objectId(ecdsaWithSha256)),
    tagged(0x03, Buffer.from([0]), signature),
  )
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'),
  }
}

const commonName = [0x55, 0x04, 0x03]
const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]

/** A value in DER (X.690, 8.1): its tag, its length, its bytes. */
function tagged(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents)
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
const sequence = (...contents: Buffer[]): Buffer => tagged(0x30, ...contents)
const set = (...contents: Buffer[]): Buffer => tagged(0x31, ...contents)
const integer = (value: Buffer): Buffer => tagged(0x02, value)
const objectId = (arcs: readonly number[]): Buffer => tagged(0x06, Buffer.from(arcs))
const text = (value: string): Buffer => tagged(0x0c, Buffer.from(value))
// GeneralizedTime is for 2050 and later (RFC 5280, 4.1.2.5), UTCTime for what is before.
const time = (at: Date): Buffer => {
  const digits = at.toISOString().replace(/[-:T]|\.\d+/g, '')
  return at.getUTCFullYear() >= 2050
    ? tagged(0x18, Buffer.from(digits))
    : tagged(0x17, Buffer.from(digits.slice(2)))
}
