import { useLingui } from '@lingui/react/macro'
import type { GuideName } from './guides.ts'

/** What a guide is called where one goes to it, and above it. */
export function useGuideTitle(): (name: GuideName) => string {
  const { t } = useLingui()
  const titles: Record<GuideName, string> = {
    freshdesk: t`Moving from Freshdesk`,
    'freshdesk-api': t`What works of Freshdesk’s API`,
    whmcs: t`Moving from WHMCS`,
    'whmcs-api': t`What works of WHMCS’s API`,
  }
  return (name) => titles[name]
}
