/** Those that were found, in the order in which they were asked for. */
export function inOrderOf<Found extends { id: number }>(
  ids: readonly number[],
  found: readonly Found[],
): Found[] {
  const byId = new Map(found.map((each) => [each.id, each]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
