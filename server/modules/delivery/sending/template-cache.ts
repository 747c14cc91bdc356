import type { Handle } from '../../../lib/db.ts'
import { templatesById } from '../store/templates.ts'
import type { MailTemplate } from '../types.ts'

/** Templates by id, read once: a row never changes. */
export type TemplateCache = {
  load(ids: readonly number[]): Promise<void>
  get(id: number): MailTemplate
}

export function templateCache(db: Handle): TemplateCache {
  const known = new Map<number, MailTemplate>()
  return {
    async load(ids) {
      const missing = [...new Set(ids)].filter((id) => !known.has(id))
      if (missing.length === 0) return
      for (const template of await templatesById(db, missing)) known.set(template.id, template)
    },
    get(id) {
      const template = known.get(id)
      if (!template) throw new Error(`mail template ${id} is not there`)
      return template
    },
  }
}
