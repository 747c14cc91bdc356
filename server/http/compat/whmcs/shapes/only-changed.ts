/**
 * Without the fields that are sent as they were told: a client that reads a record and sends it back whole changes nothing by
 * it, even where we keep a value otherwise than we tell it.
 */
export function onlyChanged<Fields extends object>(
  fields: Fields,
  told: Readonly<Record<string, unknown>>,
): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== told[name])) as Fields
}
