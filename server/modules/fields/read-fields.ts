import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { keptByVersion, type Versioned } from '../../lib/kept-by-version.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { allFieldRows, fieldRow, fieldRows, holdDefinitions, shownFieldRows } from './store/fields.ts'
import type { Field, FieldRecord, KeptField } from './types.ts'

/**
 * The definitions in use of a record's fields, in their order; without the four extras of companies while the workspace
 * does not have them. Who writes a record takes `fieldsToWrite`.
 */
export async function fieldsOf(db: Handle, record: FieldRecord): Promise<Field[]> {
  return (await fieldRows(db, record)).map(withPath)
}

/** What showing records takes: definitions, the workspace's language, and whether companies have the four extras. */
export type FieldsToShow = { fields: readonly KeptField[]; language: Language; hasExtras: boolean }

/** The same with what else showing records takes, as it was at a version of the settings; null: as it is. */
export async function fieldsToShow(
  db: Handle,
  record: FieldRecord,
  settingsVersion: number | null,
): Promise<FieldsToShow> {
  return shown[record](db, settingsVersion)
}

const shown = {
  contact: keptByVersion((db) => readShown(db, 'contact')),
  company: keptByVersion((db) => readShown(db, 'company')),
}

async function readShown(db: Handle, record: FieldRecord): Promise<Versioned<FieldsToShow>> {
  const rows = await shownFieldRows(db, record)
  const { settingsVersion = null, language = 'es', hasExtras = true } = rows[0] ?? {}
  const fields = rows.map(
    ({ settingsVersion: _version, language: _language, hasExtras: _hasExtras, ...row }) => ({
      ...withPath(row),
      valueKey: row.valueKey,
    }),
  )
  return { version: settingsVersion, value: { fields, language, hasExtras } }
}

/**
 * The same for whoever is about to write values: they stay as they are until the transaction ends, so that a value is
 * never kept by a definition that has changed meanwhile. Asked before records are locked; who cannot takes `holdDefinitions`
 * first.
 */
export async function fieldsToWrite(tx: Tx, record: FieldRecord): Promise<Field[]> {
  await holdDefinitions(tx, record)
  return fieldsOf(tx, record)
}

/** The same with those that are archived: their values stay, and what is unique of them is held. */
export async function allFieldsToWrite(tx: Tx, record: FieldRecord): Promise<Field[]> {
  await holdDefinitions(tx, record)
  return allFieldsOf(tx, record)
}

/** Every definition, archived ones last: what the settings show. */
export async function allFieldsOf(db: Handle, record: FieldRecord): Promise<Field[]> {
  return (await allFieldRows(db, record)).map(withPath)
}

/**
 * One definition, archived or not.
 * @throws Refusal missing
 */
export async function fieldById(db: Handle, id: number): Promise<Field> {
  const row = await fieldRow(db, id)
  if (!row) throw new Refusal('missing')
  return withPath(row)
}

const withPath = ({ valueKey: _key, ...row }: Omit<KeptField, 'path'>): Field => ({
  ...row,
  path: row.isStandard ? propertyOf(row.key) : `custom.${row.id}`,
})

/** `work_phone` in a table is `workPhone` on the wire. */
const propertyOf = (key: string): string =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
