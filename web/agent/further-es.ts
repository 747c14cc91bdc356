// The same folders as catalogue-es.ts leaves out.
const parts = import.meta.glob<Record<string, never>>(
  './{accounts,incoming,jobs,mailings,merging,notices,outbox,settings,tasks,tickets,trail}/locales/es.po',
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
