// What somebody may land on first; the rest comes with its pages: further-texts.ts.
const parts = import.meta.glob<Record<string, never>>(
  [
    './locales/en.po',
    './{activation,entering,home}/locales/en.po',
    '../shared/locales/en.po',
    '../ui/locales/en.po',
  ],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
