// One lazy file: whoever reads one of these reads the next.
export { HeldMailPage } from './held/HeldMailPage.tsx'
export { HeldPage } from './held/HeldPage.tsx'
export { IncomingMailPage } from './received/IncomingMailPage.tsx'
export { IncomingPage } from './received/IncomingPage.tsx'
export { TrustedSendersPage } from './TrustedSendersPage.tsx'
