export { type DepartmentImage, undoDepartmentChange } from './change-departments.ts'
export { ensureDepartment } from './ensure-department.ts'
export { departmentById, departmentsInUse } from './store/departments.ts'
export type { Department, UnknownSenders } from './types.ts'
