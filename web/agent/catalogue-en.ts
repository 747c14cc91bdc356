// What is left out comes with its pages: further-texts.ts.
const parts = import.meta.glob<Record<string, never>>(
  [
    './locales/en.po',
    './*/locales/en.po',
    '!./{accounts,incoming,jobs,mailings,merging,notices,outbox,settings,tasks,tickets,trail}/locales/en.po',
    '../shared/locales/**/en.po',
    '../ui/locales/en.po',
  ],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
