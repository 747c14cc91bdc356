// All folders but those of catalogue-es.ts.
const parts = import.meta.glob<Record<string, never>>(
  ['./*/locales/es.po', '!./{activation,entering,home,mail}/locales/es.po'],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
