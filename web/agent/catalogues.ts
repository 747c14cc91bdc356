import type { Catalogues } from '../shared/locale.tsx'

/** The texts of the agents' portal: one file per language, loaded when it is spoken. */
export const catalogues: Catalogues = {
  es: () => import('./catalogue-es.ts'),
  en: () => import('./catalogue-en.ts'),
}
