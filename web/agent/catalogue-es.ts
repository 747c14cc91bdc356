// What is left out comes with its pages: further-texts.ts.
const parts = import.meta.glob<Record<string, never>>(
  [
    './locales/es.po',
    './*/locales/es.po',
    '!./{accounts,incoming,jobs,mailings,merging,notices,outbox,settings,tasks,tickets,trail}/locales/es.po',
    '../shared/locales/**/es.po',
    '../ui/locales/es.po',
  ],
  { eager: true, import: 'messages' },
)

export const messages: Record<string, never> = Object.assign({}, ...Object.values(parts))
