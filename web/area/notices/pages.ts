// One lazy file: whoever reads one of these reads the next.
export { ChoicesPage } from './ChoicesPage.tsx'
export { NoticePage } from './NoticePage.tsx'
export { NoticesPage } from './NoticesPage.tsx'
export { RecipientsPage } from './RecipientsPage.tsx'
