import { z } from 'zod'
import { type Answer, answer } from '../../route.ts'

const digits = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** `page` from 1, `per_page` from 1 to 100, 30 without it; anything else is refused. */
export const pageQuery = {
  page: digits.pipe(z.number().min(1)).optional(),
  per_page: digits.pipe(z.number().min(1).max(100)).optional(),
}
export type PageQuery = { page?: number | undefined; per_page?: number | undefined }

export const pageOf = ({ page = 1, per_page = 30 }: PageQuery): { page: number; size: number } => ({
  page,
  size: per_page,
})

/**
 * The header that says that there is a page after this one: the address as the client asked for it, with the next page.
 * Clients take any Link header for a next page, so there is none without one.
 */
export function linkHeader(
  asked: { origin: string; url: string },
  next: { page: number } | null,
): Record<string, string> {
  if (!next) return {}
  const url = new URL(asked.url, asked.origin)
  url.searchParams.set('page', String(next.page))
  return { link: `<${url.href}>; rel="next"` }
}

/** The same with 1 and 30 where nothing is given. */
export const pageParts = { page: pageQuery.page.default(1), per_page: pageQuery.per_page.default(30) }

/** A page of a list, with the address of the next where there is one. */
export function pageAnswer(
  items: readonly object[],
  { asked, page, hasNext }: { asked: { origin: string; url: string }; page: number; hasNext: boolean },
): Answer {
  return answer(200, items, { headers: linkHeader(asked, hasNext ? { page: page + 1 } : null) })
}
