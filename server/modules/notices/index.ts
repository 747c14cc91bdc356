export { createNotice } from './create-notice.ts'
export { sendNotices } from './send-notices.ts'
export { openTasks } from './store/tasks.ts'
export type { KeptText, NoticeDraft, SentNotice } from './types.ts'
