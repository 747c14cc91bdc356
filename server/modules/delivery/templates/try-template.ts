import type { Handle, Tx } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import type { AgentActor } from '../../trail/index.ts'
import { sampleLink } from '../mail/links.ts'
import { writeMail } from '../mail/write-mail.ts'
import { newTexts } from '../new-texts.ts'
import { mayChangeMail } from '../policy.ts'
import { sendMessages } from '../send-messages.ts'
import { addressOfAgent } from '../store/agents.ts'
import { workspaceOfMail } from '../store/reads.ts'
import { samplesIn } from '../texts/samples.ts'
import type { PreviewAnswer, TemplatePreviewBody, TestSent } from '../wire.ts'

const day = 86_400_000

/** A text as its readers would see it, saved or not: filled in with examples, and with links that open nothing. */
export async function previewTemplate(
  db: Handle,
  publicUrl: string,
  now: Date,
  typed: TemplatePreviewBody,
): Promise<PreviewAnswer> {
  const { language, door, key } = typed
  const workspace = await workspaceOfMail(db)
  const samples = { ...samplesIn(language), ...typed.values }
  const link = sampleLink(publicUrl, { door: 'area', purpose: 'activation' })
  const rule = rules[key] ?? 'ticked'
  const mayDecline = door === 'area' && (key.startsWith('custom.') || rule === 'card')
  const { subject, text, html } = writeMail({ publicUrl }, asText(typed), {
    createdAt: now,
    parameters: { ...samples, workspace: workspace?.name ?? '' },
    recipient: {
      name: samples.name ?? '',
      address: samples.address ?? '',
      typedAddress: samples.address ?? '',
      language,
      timeZone: workspace?.timeZone ?? 'UTC',
      ...{ rule, ruleFacts: { ...samples, category: 'billing' }, mayDecline },
    },
    credential: { link, expiresAt: new Date(now.getTime() + 7 * day) },
    declining: mayDecline
      ? { category: rule === 'card' ? null : 'billing', decline: link, unknownAccount: link }
      : null,
  })
  return { subject, text, html }
}

/** Why a reader would get it, where that is not a tick. */
const rules: Readonly<Record<string, string>> = {
  'additional-contact-welcome': 'card',
  'additional-contact-sample': 'card',
  'additional-contact-refused': 'main-user',
  'account-handed-over': 'new-main-user',
  'registrant-change-old': 'former-registrant',
  'registrant-change-new': 'new-registrant',
  'registrant-change-confirmed': 'registrant',
  'registrant-change-refused': 'registrant',
  'registrant-change-expired': 'registrant',
  'registrant-change-withdrawn': 'registrant',
  'registrant-verification': 'registrant',
  'registrant-verification-reminder': 'registrant',
}

// What is being typed may hold anything: what is no placeholder of ours stays as it is.
const asText = ({ values: _values, key: _key, ...typed }: TemplatePreviewBody) => ({
  ...typed,
  event: 'text' as const,
})

/**
 * Sends a text, saved or not, to the agent's own address.
 * @throws Refusal forbidden, invalid 'template.empty'
 */
export async function sendTest(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  typed: TemplatePreviewBody,
): Promise<TestSent> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const empty = (['subject', 'body'] as const).filter((path) => typed[path].trim() === '')
  if (empty.length > 0)
    throw new Refusal(
      'invalid',
      empty.map((path) => ({ path, code: 'template.empty' })),
    )
  const to = await addressOfAgent(tx, actor.id)
  const { language, subject, body, format, actionLabel } = typed
  const [text] = await newTexts(tx, now, [{ language, subject, body, format, actionLabel }])
  const { name: _name, address: _address, ...samples } = samplesIn(language)
  const [messageId] = await sendMessages(tx, now, [
    {
      event: 'notice',
      texts: { [language]: text },
      lane: 'notice',
      parameters: {
        ...samples,
        ...typed.values,
        until: new Date(now.getTime() + 7 * day).toISOString(),
        page: '',
      },
      subject: { kind: 'agent', id: actor.id },
      recipients: [
        {
          address: to.address,
          typedAddress: to.typed,
          name: actor.name,
          personId: actor.id,
          language,
          verdict: 'in',
          rule: 'test-send',
        },
      ],
    },
  ])
  return { messageId: messageId as number, address: to.typed }
}
