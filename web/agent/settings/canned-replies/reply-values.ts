import type { NewCannedReplyBody } from '../../../../server/modules/tickets/wire.ts'
import type { CannedReply } from './queries.ts'

export type ReplyValues = { name: string; language: '' | 'es' | 'en'; body: string; isShared: boolean }

export const noReply: ReplyValues = { name: '', language: '', body: '', isShared: false }

export function valuesOf({ name, language, body, isShared }: CannedReply): ReplyValues {
  return { name, body, isShared, language: language ?? '' }
}

export function bodyOf({ language, ...rest }: ReplyValues): NewCannedReplyBody {
  return { ...rest, language: language || null }
}
