import { createPrivateKey, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { decrypt, encrypt, type Secrets } from '../../../lib/crypto.ts'
import type { Handle, Tx } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { type Actor, recordTrail } from '../../trail/index.ts'
import { sendingDomains } from '../dns/sending-domains.ts'
import { mayChangeMail } from '../policy.ts'
import {
  type DkimKey,
  dkimKey,
  dkimKeyInUse,
  dkimKeys,
  insertDkimKey,
  retireKeys,
  takeIntoUse,
} from '../store/dkim-keys.ts'
import type { DkimCheckAnswer, DkimKeyAnswer } from '../wire.ts'

const sealedKeys = 'dkim-key'

/** The keys that our mail was, is or may be signed with, newest first. */
export async function readDkimKeys(db: Handle): Promise<DkimKeyAnswer[]> {
  return (await dkimKeys(db)).map(present)
}

/** @throws Refusal missing */
export async function readDkimKey(db: Handle, id: number): Promise<DkimKeyAnswer> {
  const key = await dkimKey(db, id)
  if (!key) throw new Refusal('missing')
  return present(key)
}

/**
 * The domain that a key is made for: MAIL_FROM's, unless another is asked for that a department is at.
 * @throws Refusal invalid 'dkim.other-domain'
 */
export async function domainOfKey(
  db: Handle,
  { mailDomain, asked }: { mailDomain: string; asked: string | undefined },
): Promise<string> {
  if (asked === undefined) return mailDomain
  const domain = asked.trim().toLowerCase().replace(/\.$/, '')
  const isOurs = (await sendingDomains(db, mailDomain)).some((each) => each.domain === domain)
  if (!isOurs) throw new Refusal('invalid', [{ path: 'domain', code: 'dkim.other-domain' }])
  return domain
}

export type MadeKey = { sealedKey: Buffer; publicKey: string }

/** Makes a pair of keys, RSA of 2048 bits (RFC 8301), the private one sealed. It takes a second, hence no transaction. */
export async function makeDkimKey(secrets: Secrets): Promise<MadeKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  })
  return {
    sealedKey: encrypt(secrets.keyFor(sealedKeys), privateKey),
    publicKey: publicKey.toString('base64'),
  }
}

/**
 * Keeps a new key for our domain. Nothing is signed with it until it is taken into use.
 * @throws Refusal forbidden, invalid 'dkim.selector', conflict 'dkim.selector-taken'
 */
export async function addDkimKey(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: { domain: string; selector: string | undefined; made: MadeKey },
): Promise<DkimKeyAnswer> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const selector = (draft.selector?.trim() || `encopia-${now.toISOString().slice(0, 10)}`).toLowerCase()
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(selector))
    throw new Refusal('invalid', [{ path: 'selector', code: 'dkim.selector' }])
  const row = { ...draft.made, domain: draft.domain, selector, createdAt: now }
  const key = await insertDkimKey(tx, row)
  if (!key) throw new Refusal('conflict', [{ path: 'selector', code: 'dkim.selector-taken' }])
  await record(tx, actor, now, [key], 'dkim-key.created')
  return present(key)
}

/**
 * Signs our mail with a key from now on, if DNS was found to have its record; the former one is retired.
 * @throws Refusal forbidden, missing, conflict 'dkim.not-in-dns', 'dkim.other-domain', 'dkim.retired'
 */
export async function takeDkimKeyIntoUse(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, mailDomain, found }: { id: number; mailDomain: string; found: DkimCheckAnswer['found'] },
): Promise<DkimKeyAnswer> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const key = await dkimKey(tx, id)
  if (!key) throw new Refusal('missing')
  const refuse = (code: string) => new Refusal('conflict', [{ path: '', code }])
  if (key.retiredAt) throw refuse('dkim.retired')
  const isOurs = (await sendingDomains(tx, mailDomain)).some(({ domain }) => domain === key.domain)
  if (!isOurs) throw refuse('dkim.other-domain')
  if (key.inUseSince) return present(key)
  if (found !== 'right') throw refuse('dkim.not-in-dns')
  await record(tx, actor, now, await retireKeys(tx, now, { inUseFor: key.domain }), 'dkim-key.retired')
  const used = await takeIntoUse(tx, now, id)
  if (!used) throw refuse('dkim.retired')
  await record(tx, actor, now, [used], 'dkim-key.taken-into-use')
  return present(used)
}

/**
 * Signs nothing with a key any more.
 * @throws Refusal forbidden, missing
 */
export async function retireDkimKey(tx: Tx, actor: Actor, now: Date, id: number): Promise<DkimKeyAnswer> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const retired = await retireKeys(tx, now, { id })
  await record(tx, actor, now, retired, 'dkim-key.retired')
  return readDkimKey(tx, id)
}

/** What mail of a domain is signed with; null where no key is in use, or SECRET is not the one that it was sealed with. */
export async function signingKeyOf(db: Handle, secrets: Secrets, domain: string): Promise<SigningKey | null> {
  const key = await dkimKeyInUse(db, domain)
  const privateKey = key && openDkimKey(secrets, key.sealedKey)
  return privateKey ? { domainName: key.domain, keySelector: key.selector, privateKey } : null
}

/** The key that mail of a domain is to be signed with, and whether SECRET opens it; null where none is in use. */
export async function signatureOf(
  db: Handle,
  secrets: Secrets,
  domain: string,
): Promise<{ selector: string; isReadable: boolean } | null> {
  const key = await dkimKeyInUse(db, domain)
  return key ? { selector: key.selector, isReadable: openDkimKey(secrets, key.sealedKey) !== null } : null
}

/** A private key as it is kept, opened; null when it was sealed with another SECRET. */
export function openDkimKey(secrets: Secrets, sealedKey: Buffer): KeyObject | null {
  const opened = decrypt(secrets.keyFor(sealedKeys), sealedKey)
  return opened && createPrivateKey({ key: opened, format: 'der', type: 'pkcs8' })
}
export type SigningKey = { domainName: string; keySelector: string; privateKey: KeyObject }

function present(key: DkimKey): DkimKeyAnswer {
  return {
    id: key.id,
    domain: key.domain,
    selector: key.selector,
    record: {
      name: `${key.selector}._domainkey.${key.domain}`,
      value: `v=DKIM1; k=rsa; p=${key.publicKey}`,
    },
    state: key.retiredAt ? 'retired' : key.inUseSince ? 'in-use' : 'new',
    createdAt: key.createdAt.toISOString(),
    inUseSince: key.inUseSince?.toISOString() ?? null,
    retiredAt: key.retiredAt?.toISOString() ?? null,
  }
}

async function record(
  tx: Tx,
  actor: Actor,
  now: Date,
  keys: readonly DkimKey[],
  type: `dkim-key.${string}`,
): Promise<void> {
  await recordTrail(
    tx,
    actor,
    now,
    keys.map(({ id, domain, selector }) => ({
      subject: { kind: 'dkim-key', id },
      type,
      facts: { domain, selector },
    })),
  )
}
