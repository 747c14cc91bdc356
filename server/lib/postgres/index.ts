export { findRunningPostgres, usePostgres } from './find-running.ts'
export type { PostgresUrls } from './roles.ts'
export type { Durability } from './settings.ts'
export { type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'
