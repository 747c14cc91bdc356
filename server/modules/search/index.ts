export { catchUpTops, keepTops } from './keep-tops.ts'
export { searchDirectory } from './search-directory.ts'
