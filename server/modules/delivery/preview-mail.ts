import type { Handle } from '../../lib/db.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { isTimeZone } from '../../lib/pure/time-zones.ts'
import { sampleLink } from './mail/links.ts'
import { writeMail } from './mail/write-mail.ts'
import { workspaceOfMail } from './store/reads.ts'
import { newestTemplates } from './store/templates.ts'
import { shippedTemplates } from './texts/shipped-templates.ts'
import { tokenLasts } from './tokens.ts'
import type { PreviewAnswer } from './wire.ts'

/** The activation mail as the person would get it if it were sent now; its link leads to the page and opens nothing. */
export async function previewActivation(
  db: Handle,
  publicUrl: string,
  asked: { now: Date; language: Language; name: string; email: string; timeZone?: string | undefined },
): Promise<PreviewAnswer> {
  const { now, language, name, email } = asked
  const workspace = await workspaceOfMail(db)
  const isWanted = (template: { event: string; language: Language }) =>
    template.event === 'activation' && template.language === language
  const template =
    (await newestTemplates(db, ['activation'])).find(isWanted) ?? shippedTemplates.find(isWanted)
  if (!template) throw new Error(`no activation mail in ${language}`)
  const timeZone = isTimeZone(asked.timeZone) ? asked.timeZone : (workspace?.timeZone ?? 'UTC')
  const { subject, text, html } = writeMail({ publicUrl }, template, {
    createdAt: now,
    parameters: { workspace: workspace?.name ?? '' },
    recipient: {
      ...{ name: name || '…', address: email, typedAddress: email || '…', language, timeZone },
      ...{ rule: 'credential', ruleFacts: {}, mayDecline: false },
    },
    credential: {
      link: sampleLink(publicUrl, { door: 'area', purpose: 'activation' }),
      expiresAt: new Date(now.getTime() + tokenLasts.activation),
    },
  })
  return { subject, text, html }
}
