// All folders but those of catalogue-es.ts.
const parts = import.meta.glob<Record<string, never>>(
  ['./*/locales/es.po', '!./{activation,entering,home}/locales/es.po', '../shared/locales/further/es.po'],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
