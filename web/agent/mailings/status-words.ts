import { msg } from '@lingui/core/macro'

/** The states of a service and of a domain, as a filter names them. */
export const serviceStatusWords = {
  pending: msg`pending`,
  active: msg`active`,
  suspended: msg`suspended`,
  ended: msg`ended`,
}
export const domainStatusWords = {
  pending: msg`pending`,
  active: msg`active`,
  expired: msg`expired`,
  redemption: msg`in redemption`,
  transferred: msg`transferred`,
  cancelled: msg`cancelled`,
}
