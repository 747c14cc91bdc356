import { type Catalogues, speakAlso } from '../shared/locale.tsx'

const catalogues: Catalogues = {
  es: () => import('./further-es.ts'),
  en: () => import('./further-en.ts'),
}

/** The texts of pages that nobody lands on first; loaded with the first of those pages, not with the door. */
export const loadFurtherTexts = (): Promise<void> => speakAlso(catalogues)
