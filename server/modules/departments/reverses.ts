import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoDepartmentChange } from './change-departments.ts'

/** What takes back the commands of this module. */
export const departmentReverses: Reverses = {
  'change-department': reverseEach(undoDepartmentChange),
}
