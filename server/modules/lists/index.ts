export { conditionOf, type Selected } from './select-records.ts'
export type { ListRecord } from './types.ts'
