// What somebody may land on first; the rest comes with its pages: further-texts.ts.
const parts = import.meta.glob<Record<string, never>>(
  [
    './locales/es.po',
    './{activation,entering,home}/locales/es.po',
    '../shared/locales/es.po',
    '../ui/locales/es.po',
  ],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
