export * from './wire/exports.ts'
export * from './wire/lists.ts'
export * from './wire/records.ts'
export * from './wire/views.ts'
