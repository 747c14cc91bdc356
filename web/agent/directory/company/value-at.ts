import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { customKey, isCustom } from '../../../shared/fields/definition.ts'

/** The value of a field of a company, by the field's path. */
export function valueAt(company: CompanyAnswer, path: string): unknown {
  if (isCustom({ path })) return company.custom[customKey({ path })]
  return company[path as keyof CompanyAnswer]
}
