import { agents, answer, commandRoute, type Route, readRoute } from '../../http/route.ts'
import { Refusal } from '../../lib/errors.ts'
import {
  archiveDepartment,
  changeDepartment,
  createDepartment,
  restoreDepartment,
} from './change-departments.ts'
import { presentDepartment, presentName } from './present.ts'
import { allDepartments, departmentById, departmentsInUse } from './store/departments.ts'
import {
  DepartmentAnswer,
  DepartmentBody,
  DepartmentChanged,
  DepartmentNames,
  DepartmentPath,
  DepartmentsAnswer,
  NewDepartment,
} from './wire.ts'

const access = agents('settings.manage')
const settings = '/api/agent/settings/departments'

/** Support addresses. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/departments',
    summary: 'The departments in use, for whoever works with tickets',
    access: agents('tickets.read'),
    answers: { 200: DepartmentNames },
    handle: async ({ db }) => ({ items: (await departmentsInUse(db)).map(presentName) }),
  }),
  readRoute({
    path: settings,
    summary: 'Every department with its settings, the archived last',
    access,
    answers: { 200: DepartmentsAnswer },
    handle: async ({ db }) => ({ items: (await allDepartments(db)).map(presentDepartment) }),
  }),
  readRoute({
    path: `${settings}/:id`,
    summary: 'A department with its settings',
    access,
    params: DepartmentPath,
    answers: { 200: DepartmentAnswer },
    handle: async ({ db, params }) => {
      const department = await departmentById(db, params.id)
      if (!department) throw new Refusal('missing')
      return presentDepartment(department)
    },
  }),
  commandRoute({
    method: 'POST',
    path: settings,
    summary: 'Make a department: a support address',
    access,
    body: NewDepartment,
    idempotent: true,
    answers: { 201: DepartmentAnswer },
    handle: async ({ tx, actor, now, body }) => answer(201, await createDepartment(tx, actor, now, body)),
  }),
  commandRoute({
    method: 'PATCH',
    path: `${settings}/:id`,
    summary: 'Change what is named of a department; it can be undone for 30 days',
    access,
    params: DepartmentPath,
    body: DepartmentBody,
    versioned: true,
    answers: { 200: DepartmentChanged },
    handle: ({ tx, actor, now, params, version, body }) =>
      changeDepartment(tx, actor, now, { id: params.id, version, changes: body }),
  }),
  commandRoute({
    method: 'PUT',
    path: `${settings}/:id/archival`,
    summary: 'Take a department out of use; it can be undone for 30 days',
    access,
    params: DepartmentPath,
    versioned: true,
    answers: { 200: DepartmentChanged },
    handle: ({ tx, actor, now, params, version }) =>
      archiveDepartment(tx, actor, now, { id: params.id, version }),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${settings}/:id/archival`,
    summary: 'Take an archived department back into use',
    access,
    params: DepartmentPath,
    versioned: true,
    answers: { 200: DepartmentChanged },
    handle: ({ tx, actor, now, params, version }) =>
      restoreDepartment(tx, actor, now, { id: params.id, version }),
  }),
]
