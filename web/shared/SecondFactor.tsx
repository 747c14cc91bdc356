import { lazy, Suspense } from 'react'
import type { SecondFactorProps } from './security/SecondFactorForm.tsx'

const SecondFactorForm = lazy(() =>
  import('./security/SecondFactorForm.tsx').then((module) => ({ default: module.SecondFactorForm })),
)

/** The second step of signing in. It comes when it is asked for: most who sign in have none. */
export const SecondFactor = (props: SecondFactorProps) => (
  <Suspense>
    <SecondFactorForm {...props} />
  </Suspense>
)
