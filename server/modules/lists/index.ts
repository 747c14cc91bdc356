export { namesBeginning } from './names-beginning.ts'
export { countedPage, numberedPage } from './numbered-page.ts'
export { conditionOf, type Selected } from './select-records.ts'
export type { Ask, Life, ListRecord, Tree } from './types.ts'
