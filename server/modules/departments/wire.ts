import { z } from 'zod'
import { CategoryShape } from '../routing/wire.ts'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()

export const UnknownSendersShape = z.enum(['accept', 'hold', 'refuse'])
const Signatures = z.strictObject({
  es: z.string().max(10_000).optional(),
  en: z.string().max(10_000).optional(),
})

export const DepartmentPath = z.strictObject({ id })

/** A department as whoever works with tickets sees it. */
export const DepartmentName = z.strictObject({
  id: z.number(),
  name: z.string(),
  address: z.string(),
  /** Of tickets that are opened by mail to it. */
  category: CategoryShape,
})
export const DepartmentNames = z.strictObject({ items: z.array(DepartmentName) })
export type DepartmentNames = z.infer<typeof DepartmentNames>

/** A support address with all its settings. */
export const DepartmentAnswer = DepartmentName.extend({
  /** That forward to it or are its too: mail to them is its own. */
  furtherAddresses: z.array(z.string()),
  /** Who its mail is from; null: the workspace. */
  displayName: z.string().nullable(),
  /** Under what agents write, by language. */
  signatures: Signatures,
  /** What becomes of mail of somebody who proved who he is, but is no contact. */
  unknownSenders: UnknownSendersShape,
  version: z.number(),
  archivedAt: time.nullable(),
})
export type DepartmentAnswer = z.infer<typeof DepartmentAnswer>
export const DepartmentsAnswer = z.strictObject({ items: z.array(DepartmentAnswer) })
export type DepartmentsAnswer = z.infer<typeof DepartmentsAnswer>

export const NewDepartment = z.strictObject({
  name: z.string().max(10_000),
  address: z.string().max(10_000),
  furtherAddresses: z.array(z.string().max(10_000)).max(50).optional(),
  displayName: z.string().max(10_000).nullable().optional(),
  signatures: Signatures.optional(),
  category: CategoryShape.optional(),
  unknownSenders: UnknownSendersShape.optional(),
})
export type NewDepartment = z.infer<typeof NewDepartment>

/** What is named changes. */
export const DepartmentBody = NewDepartment.partial()
export type DepartmentBody = z.infer<typeof DepartmentBody>

export const DepartmentChanged = z.strictObject({
  department: DepartmentAnswer,
  /** Null: nothing changed. */
  undoId: z.number().nullable(),
})
export type DepartmentChanged = z.infer<typeof DepartmentChanged>
