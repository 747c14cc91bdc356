import type { Department } from './types.ts'
import type { DepartmentAnswer, DepartmentNames } from './wire.ts'

export function presentDepartment(department: Department): DepartmentAnswer {
  const { address: _compared, formerAddresses: _before, typedAddress, archivedAt, ...rest } = department
  return {
    ...rest,
    address: typedAddress,
    furtherAddresses: [...department.furtherAddresses],
    archivedAt: archivedAt?.toISOString() ?? null,
  }
}

export function presentName(department: Department): DepartmentNames['items'][number] {
  const { id, name, typedAddress, category } = department
  return { id, name, address: typedAddress, category }
}
