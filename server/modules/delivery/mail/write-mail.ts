import { decrypt } from '../../../lib/crypto.ts'
import { sealedTexts } from '../new-texts.ts'
import { textInForce } from '../templates/in-force.ts'
import type { Delivery, MailTemplate } from '../types.ts'
import { actionLink } from './action-links.ts'
import { filledForEach, fillIn, fillInHtml, oneLine, sayParameters, valuesOf } from './fill-in.ts'
import { type DeclineLinks, frame, type LetterText, plainFrame } from './frame.ts'
import { linkOf } from './links.ts'
import { type Rendered, renderBody } from './render-text.ts'
import { sayOthers } from './say-others.ts'
import { writeCopy } from './write-copy.ts'
import type { Around, Site, WrittenMail } from './written-mail.ts'

export type { Site, WrittenMail }

type Text = Omit<MailTemplate, 'id' | 'sealedBody'>

type Facts = Pick<Delivery, 'createdAt' | 'parameters' | 'recipient'> & {
  /** The link that it carries, and until when that holds. */
  credential: { link: string; expiresAt: Date } | null
  /** A link that does what the mail is about. */
  actionLink?: string | null
  others?: Delivery['others']
  declining?: DeclineLinks | null
  /** What one of the workspace's own templates is not given is a fault of its notice, not left out: before it is accepted. */
  isTrial?: boolean
}

/** Writes a delivery out: the same each time but for the frame of a newer program. */
export function writeDelivery(
  site: Site,
  template: MailTemplate,
  delivery: Delivery,
  around: Around,
): WrittenMail {
  if (delivery.event === 'ticket-message')
    return writeCopy(site, template, delivery, { ...around, declining: declineLinksOf(site, delivery) })
  const { token, action } = delivery
  return writeMail(site, opened(site, template), {
    ...delivery,
    credential: token ? { link: linkOf(site, token), expiresAt: token.expiresAt } : null,
    actionLink: action && actionLink(site, action),
    declining: declineLinksOf(site, delivery),
  })
}

/** The links by which a recipient declines; null where she may not. */
export function declineLinksOf(
  site: Site,
  {
    messageId,
    position,
    category,
    recipient,
  }: Pick<Delivery, 'messageId' | 'position' | 'category' | 'recipient'>,
): DeclineLinks | null {
  if (!recipient.mayDecline) return null
  const of = `${messageId}-${position}`
  return {
    category,
    decline: actionLink(site, { purpose: 'decline', of }),
    unknownAccount:
      recipient.rule === 'main-user' ? null : actionLink(site, { purpose: 'unknown-account', of }),
  }
}

const blanked = { es: 'El texto de este aviso ya se borró.', en: 'The text of this notice was erased.' }

/** A template with its body, which a confidential one keeps sealed. */
export function opened({ secrets }: Site, template: MailTemplate): Text {
  const isSealed = template.event === 'text' && template.body === ''
  if (!isSealed) return template
  const body = template.sealedBody && decrypt(secrets.keyFor(sealedTexts), template.sealedBody)
  return body
    ? { ...template, body: body.toString() }
    : { ...template, body: blanked[template.language], format: 'plain' }
}

/**
 * Fills a template in: plain substitution, nothing else. Words of the workspace's that ask for what nobody fills in any more give
 * way to the program's; one of those that nobody fills is a bug.
 */
export function writeMail(site: Pick<Site, 'publicUrl'>, kept: Text, facts: Facts): WrittenMail {
  const template = textInForce(kept, facts.parameters)
  const values = valuesOf(site, template, facts)
  const { body, notes } = renderBody(template)
  // In what a person wrote for one notice, braces that are no placeholder of ours are only braces.
  const filling =
    template.event === 'text'
      ? { unfilled: (text: string) => text }
      : isOwn(template) && !facts.isTrial
        ? { unfilled: () => '' }
        : {}
  const fill = (text: string): string => fillIn(text, values, filling)
  const fillBoth = ({ html, text }: Rendered): LetterText => ({
    html: fillInHtml(html, values, filling),
    text: fill(text),
  })
  const link = facts.credential?.link ?? facts.actionLink ?? pageOf(site.publicUrl, template, facts)
  const letter = {
    language: template.language,
    door: template.door,
    workspace: oneLine(values.workspace ?? ''),
    subject: fill(template.subject),
    body: fillBoth(body),
    action: template.actionLabel && link ? { label: fill(template.actionLabel), link } : null,
    notes: notes && fillBoth(notes),
    reason: fill(template.reason),
    alsoTo: facts.others ? sayOthers(facts.others, template.language) : null,
    declining: facts.declining ?? null,
  }
  return {
    subject: letter.subject,
    text: plainFrame(letter),
    html: frame(letter),
    link: facts.credential?.link ?? facts.actionLink ?? null,
  }
}

const isOwn = ({ event }: Text): boolean => event.startsWith('custom.')

/** The subject line of a message, for lists, from the message alone: what differs from reader to reader is left open. */
export function subjectLine(
  template: Text | Pick<MailTemplate, 'event' | 'subject' | 'language'>,
  parameters: Readonly<Record<string, string>>,
): string {
  const { event, subject, language } = 'body' in template ? textInForce(template, parameters) : template
  const unfilled = (placeholder: string): string =>
    event !== 'text' || filledForEach.includes(placeholder.slice(1, -1)) ? '…' : placeholder
  return fillIn(subject, sayParameters(parameters, language), { unfilled })
}

/** A page that a mail without a credential leads to: what it shows takes signing in. */
function pageOf(publicUrl: string, { door }: Text, { parameters }: Facts): string | null {
  return parameters.page === undefined ? null : `${publicUrl}/${door}/${parameters.page}`
}
