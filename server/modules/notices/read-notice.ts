import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { findOwnAccount } from '../accounts/index.ts'
import { readText } from '../delivery/index.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { seesTexts } from './policy.ts'
import { presentOwnNotice, presentOwnRecipient, presentRecipient, textIdOf } from './present-notice.ts'
import { noticeItem, subjectsOf } from './read-notices.ts'
import { findNotice, type NoticeRow } from './store/notices.ts'
import { type RecipientRow, recipientsOfNotice } from './store/recipients.ts'
import type { NoticeAnswer, OwnNoticeAnswer } from './wire.ts'

type Site = { publicUrl: string; secrets: Secrets }

/**
 * A notice as agents see it: its text unless it is confidential, everybody who was thought of with the rule, what became
 * of each copy and what servers said.
 * @throws Refusal missing
 */
export async function readNotice(
  db: Handle,
  site: Site,
  actor: AgentActor,
  id: number,
): Promise<NoticeAnswer> {
  const row = await findNotice(db, { id })
  if (!row) throw new Refusal('missing')
  const recipients = await recipientsOfNotice(db, { noticeId: id, accountId: row.account.id })
  const reader = { seesTexts: seesTexts(actor) }
  const isShown = reader.seesTexts && !row.confidential
  const read = isShown ? await textOf(db, site, { row, recipients, language: actor.language }) : null
  return {
    ...(await noticeItem(db, actor, row)),
    ...{ text: read?.text ?? null, html: read?.html ?? null },
    language: await languageOf(db, row, actor.language),
    recipients: recipients.map((each) => presentRecipient(each, reader)),
  }
}

/**
 * A notice of the own account, with who got a copy and why.
 * @throws Refusal missing
 */
export async function readOwnNotice(
  db: Handle,
  site: Site,
  actor: CustomerActor,
  of: { id: number; accountId: number },
): Promise<OwnNoticeAnswer> {
  const own = await findOwnAccount(db, { accountId: of.accountId, mainUserId: actor.id })
  const row = own && (await findNotice(db, of))
  if (!row) throw new Refusal('missing')
  const recipients = await recipientsOfNotice(db, { noticeId: row.id, accountId: of.accountId })
  const texts = await subjectsOf(db, [row])
  const isErased = texts.get(textIdOf(row, actor.language))?.isBlank ?? true
  const isHis = !row.confidential || recipients.some((each) => isMeantBy(each, actor.id))
  const read =
    isErased || !isHis ? null : await textOf(db, site, { row, recipients, language: actor.language })
  return {
    ...presentOwnNotice(row, texts, actor.language),
    ...{ text: read?.text ?? null, html: read?.html ?? null },
    language: await languageOf(db, row, actor.language),
    recipients: recipients.map(presentOwnRecipient),
  }
}

/**
 * Whether a confidential notice was for this person: whoever took the account over later was not meant, and may have been
 * thought of then as a card, which the rule 'confidential' leaves out.
 */
function isMeantBy({ contactId, rule }: RecipientRow, personId: number): boolean {
  return contactId === personId && rule !== 'confidential'
}

/** The text as the main user got it: he is thought of first. */
async function textOf(
  db: Handle,
  site: Site,
  of: { row: NoticeRow; recipients: readonly RecipientRow[]; language: Language },
) {
  const { row, language } = of
  const [first] = of.recipients
  return readText(db, site, {
    templateId: textIdOf(row, language),
    createdAt: row.createdAt,
    parameters: row.parameters,
    reader: {
      address: first?.address ?? '',
      typedAddress: first?.address ?? '',
      name: first?.name ?? '',
      language,
      timeZone: first?.timeZone ?? 'UTC',
      rule: 'main-user',
      ruleFacts: { account: row.account.name, category: row.category },
    },
  })
}

async function languageOf(db: Handle, row: NoticeRow, language: Language): Promise<Language> {
  const texts = await subjectsOf(db, [row])
  return texts.get(textIdOf(row, language))?.language ?? language
}
