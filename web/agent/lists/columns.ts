import type { ListFieldAnswer } from '../../../server/modules/lists/wire.ts'

/** A column of a list: how wide it is, and whether cards on phones and narrow lists keep it. */
export type Column = {
  path: string
  label: string
  field: ListFieldAnswer | undefined
  width: number
  keep: 'always' | 'card' | 'wide'
}

const known: Record<string, Pick<Column, 'width' | 'keep'>> = {
  email: { width: 206, keep: 'card' },
  company: { width: 166, keep: 'wide' },
  phone: { width: 144, keep: 'wide' },
  access: { width: 108, keep: 'card' },
  mailDomains: { width: 232, keep: 'card' },
  contacts: { width: 100, keep: 'card' },
  requester: { width: 156, keep: 'card' },
  status: { width: 142, keep: 'card' },
  assignee: { width: 128, keep: 'wide' },
  priority: { width: 92, keep: 'wide' },
  category: { width: 112, keep: 'wide' },
  lastMessageAt: { width: 128, keep: 'wide' },
  tags: { width: 200, keep: 'wide' },
}
const ofType: Record<ListFieldAnswer['type'], number> = {
  text: 184,
  phone: 148,
  choice: 144,
  choices: 184,
  checkbox: 96,
  number: 104,
  date: 120,
  moment: 106,
}

export const nameWidth = 210

/** The columns in their order; those that no longer exist are left out. */
export function columnsOf(
  paths: readonly string[],
  labelOf: (path: string) => string | undefined,
  fields: readonly ListFieldAnswer[] | undefined,
): Column[] {
  return paths.flatMap((path) => {
    const label = labelOf(path)
    if (label === undefined) return []
    const field = fields?.find((each) => each.path === path)
    const width = field ? ofType[field.type] : 106
    return [{ path, label, field, ...(known[path] ?? { width, keep: 'wide' as const }) }]
  })
}
