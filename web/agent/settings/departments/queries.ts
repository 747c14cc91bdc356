import { queryOptions } from '@tanstack/react-query'
import type { DepartmentAnswer, DepartmentsAnswer } from '../../../../server/modules/departments/wire.ts'
import { api } from '../../../shared/api.ts'

export type Department = DepartmentAnswer
export const departmentsPath = '/api/agent/settings/departments'

/** Every department with its settings, the archived last. */
export const departmentsQuery = queryOptions({
  queryKey: ['department-settings'],
  queryFn: async ({ signal }) => (await api.get<DepartmentsAnswer>(departmentsPath, { signal })).items,
})
