import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime, { type Address } from 'postal-mime'
import type { ParsedMail } from '../../server/modules/intake/index.ts'
import { bigMails } from './make/big.ts'
import type { Expected, MadeMail } from './make/kit.ts'

/** Every mail of the folder with its expectation, and those that are too big to keep. */
export function corpus(): MadeMail[] {
  const folder = import.meta.dirname
  const kept = readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => ({
      name: file.slice(0, -'.eml'.length),
      raw: readFileSync(join(folder, file)),
      expected: JSON.parse(readFileSync(join(folder, file.replace(/eml$/, 'json')), 'utf8')) as Expected,
    }))
  return [...kept, ...bigMails()]
}

type Shown = Omit<Required<Expected>, 'why' | 'html'>

/** What a mail was read as, in the form of an expectation. */
export function shown(mail: ParsedMail): Shown {
  return {
    from: mail.from.map(shownAddress),
    to: mail.to.map(shownAddress),
    cc: mail.cc.map(shownAddress),
    subject: mail.subject,
    text: mail.text,
    quoted: mail.quoted,
    attachments: mail.parts.map(({ name }) => name),
    messageId: mail.messageId ?? '',
    inReplyTo: [...mail.inReplyTo],
    references: [...mail.references],
    date: mail.date?.toISOString() ?? null,
    automatic: [...mail.automatic],
    report: withoutWords(mail.report),
    faults: [...mail.faults],
  }
}

const shownAddress = ({ name, address, typed }: ParsedMail['from'][number]): string =>
  `${name} <${address || `?${typed}`}>`.trim()

function withoutWords(report: ParsedMail['report']): unknown {
  if (report?.kind !== 'delivery')
    return report && { kind: report.kind, address: report.address, about: report.about }
  const recipients = report.recipients.map(({ address, action, status }) => ({ address, action, status }))
  return { ...report, recipients }
}

/** What is to come out; what an expectation leaves out is empty, but of identifiers and dates it says nothing. */
export function expectedOf(expected: Expected, got: Shown): Shown {
  return {
    from: expected.from ?? [],
    to: expected.to ?? [],
    cc: expected.cc ?? [],
    subject: expected.subject ?? '',
    text: expected.text ?? '',
    quoted: expected.quoted ?? '',
    attachments: expected.attachments ?? [],
    messageId: expected.messageId ?? got.messageId,
    inReplyTo: expected.inReplyTo ?? got.inReplyTo,
    references: expected.references ?? got.references,
    date: expected.date === undefined ? got.date : expected.date,
    automatic: expected.automatic ?? [],
    report: expected.report ?? null,
    faults: expected.faults ?? [],
  }
}

/** What of the HTML is not as expected. */
export function faultsOfHtml({ html }: Expected, got: string | null): string[] {
  const lacking = (html?.has ?? []).filter((piece) => !got?.includes(piece))
  const left = (html?.lacks ?? []).filter((piece) => got?.includes(piece))
  return [...lacking.map((piece) => `lacks ${piece}`), ...left.map((piece) => `has ${piece}`)]
}

export const compared = ['from', 'subject', 'to', 'attachments', 'text'] as const
export type Compared = Record<(typeof compared)[number], unknown>

/** The same of postal-mime alone; where it gives up, nothing. */
export async function readPlainly(raw: Buffer): Promise<Compared> {
  const mail = await PostalMime.parse(raw).catch(() => null)
  return {
    from: flat(mail?.from ? [mail.from] : []),
    to: flat(mail?.to ?? []),
    subject: mail?.subject ?? '',
    attachments: mail?.attachments.map(({ filename }) => filename ?? '') ?? [],
    text: plain(mail?.text ?? ''),
  }
}

const flat = (addresses: Address[]): string[] =>
  addresses.flatMap((one) =>
    one.group ? flat(one.group) : [`${one.name} <${one.address.toLowerCase()}>`.trim()],
  )

/** Of what text is worth, blanks apart: postal-mime keeps quotes with it. */
export const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
