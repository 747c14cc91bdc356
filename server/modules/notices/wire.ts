export * from './wire/mailings.ts'
export * from './wire/notices.ts'
export * from './wire/tasks.ts'
export * from './wire/texts.ts'
