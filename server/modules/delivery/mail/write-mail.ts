import type { Secrets } from '../../../lib/crypto.ts'
import type { Delivery, MailTemplate } from '../types.ts'
import { frame, plainFrame } from './frame.ts'
import { linkOf } from './links.ts'
import { sayTime } from './say-time.ts'

/** A mail written out: subject and both parts. */
export type WrittenMail = { subject: string; text: string; html: string; link: string | null }

type Text = Omit<MailTemplate, 'id'>

/** Where the links lead and what they are signed with. */
export type Site = { publicUrl: string; secrets: Secrets }

type Facts = Pick<Delivery, 'createdAt' | 'parameters' | 'recipient'> & {
  /** The link that it carries, and until when that holds. */
  credential: { link: string; expiresAt: Date } | null
}

/** Writes a delivery out: the same each time but for the frame of a newer program. */
export function writeDelivery(site: Site, template: MailTemplate, delivery: Delivery): WrittenMail {
  const { token } = delivery
  const credential = token ? { link: linkOf(site, token), expiresAt: token.expiresAt } : null
  return writeMail(site, template, { ...delivery, credential })
}

/** Fills a template in: plain substitution, nothing else. A placeholder that nobody fills is a bug. */
export function writeMail(site: Pick<Site, 'publicUrl'>, template: Text, facts: Facts): WrittenMail {
  const values = valuesOf(site.publicUrl, template, facts)
  const fill = (text: string): string => fillIn(text, values)
  const [paragraphs, notes] = partsOf(template.body)
  const link = facts.credential?.link ?? pageOf(site.publicUrl, template, facts)
  const letter = {
    language: template.language,
    door: template.door,
    workspace: oneLine(values.workspace ?? ''),
    subject: fill(template.subject),
    paragraphs: paragraphs.map(fill),
    action: template.actionLabel && link ? { label: fill(template.actionLabel), link } : null,
    notes: notes.map(fill),
    reason: fill(template.reason),
  }
  return {
    subject: letter.subject,
    text: plainFrame(letter),
    html: frame(letter),
    link: facts.credential?.link ?? null,
  }
}

/** The subject line of a message, for lists: it is filled in from the message alone, and is the same for all. */
export function subjectLine(
  template: Pick<MailTemplate, 'subject'>,
  parameters: Readonly<Record<string, string>>,
): string {
  return fillIn(template.subject, parameters)
}

function fillIn(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`nothing is given for {${name}} of a mail`)
    return oneLine(value)
  })
}

type Values = Readonly<Record<string, string | undefined>>

function valuesOf(publicUrl: string, template: Text, facts: Facts): Record<string, string | undefined> {
  const { recipient, credential, parameters, createdAt } = facts
  return {
    ...parameters,
    name: recipient.name,
    address: recipient.typedAddress,
    home: `${publicUrl}/${template.door}`,
    when: sayTime(createdAt, recipient),
    until: credential ? sayTime(credential.expiresAt, recipient) : undefined,
  }
}

/** A page that a mail without a credential leads to: what it shows takes signing in. */
function pageOf(publicUrl: string, { door }: Text, { parameters }: Facts): string | null {
  return parameters.page === undefined ? null : `${publicUrl}/${door}/${parameters.page}`
}

/** The paragraphs above the button and those below it. */
function partsOf(body: string): [paragraphs: string[], notes: string[]] {
  const paragraphs = body.split(/\n{2,}/).map((paragraph) => paragraph.replaceAll('\n', ' ').trim())
  const at = paragraphs.indexOf('{action}')
  return at < 0 ? [paragraphs, []] : [paragraphs.slice(0, at), paragraphs.slice(at + 1)]
}

/** Line ends and other control characters become a space: no value makes a line, let alone a header, of its own. */
const oneLine = (value: string): string => value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
