import { type Catalogues, speakAlso } from '../shared/locale.tsx'

const catalogues: Catalogues = {
  es: () => import('./further-es.ts'),
  en: () => import('./further-en.ts'),
}

/** The texts of pages that few agents open first; loaded with the first of those pages, not with the portal. */
export const loadFurtherTexts = (): Promise<void> => speakAlso(catalogues)
