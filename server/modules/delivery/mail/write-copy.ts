import { reasonOf } from '../texts/reasons.ts'
import type { Delivery, MailTemplate } from '../types.ts'
import { actionLink } from './action-links.ts'
import { byline, downloadBlock, earlierBlock, howToAnswer, signatureBlock } from './copy-blocks.ts'
import { copyWords } from './copy-words.ts'
import { oneLine } from './fill-in.ts'
import { type DeclineLinks, frame, plainFrame } from './frame.ts'
import { renderWhole } from './render-text.ts'
import { sayOthers } from './say-others.ts'
import type { Around, Site, WrittenMail } from './written-mail.ts'

/**
 * Writes a copy of a ticket's message out: the message word for word, in it nothing is a placeholder, and around it who wrote
 * it, why it came and who else has it, in the reader's language.
 */
export function writeCopy(
  site: Site,
  template: Pick<MailTemplate, 'subject' | 'body' | 'format'>,
  delivery: Delivery,
  around: Around & { declining: DeclineLinks | null },
): WrittenMail {
  const { recipient, parameters, messageId, position } = delivery
  const { language } = recipient
  const words = copyWords[language]
  const { department } = around
  const workspace = oneLine(parameters.workspace ?? '')
  const body = renderWhole(template)
  const link = actionLink(site, { purpose: 'attachment', of: `${messageId}-${position}` })
  const others = sayOthers(delivery.others, language)
  const [earlier] = earlierBlock(around.earlier, recipient)
  const letter = {
    ...{ language, door: 'area' as const, workspace, action: null, notes: null },
    subject: oneLine(template.subject),
    body: { html: { html: body.html }, text: body.text },
    reason: reasonOf(recipient.rule, recipient.ruleFacts, language) ?? '',
    alsoTo: others && `${others}.`,
    declining: around.declining,
    copy: {
      label: words.ticket(parameters.number ?? ''),
      ...{ reason: words.reason, alsoTo: words.alsoTo },
      above: byline(delivery, { to: recipient, department: department?.name ?? workspace }),
      below: [
        ...(parameters.authorKind === 'agent' ? signatureBlock(department?.signatures[language]) : []),
        ...downloadBlock(delivery, { to: recipient, link }),
      ],
      earlier: earlier ?? null,
      how: department ? howToAnswer(language) : null,
    },
  }
  return { subject: letter.subject, text: plainFrame(letter), html: frame(letter), link: null }
}
