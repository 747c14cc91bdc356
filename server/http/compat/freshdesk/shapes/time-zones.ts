/** The name that this door has for a zone; the zone's own where it has none. */
export const railsZoneOf = (zone: string | null): string | null => zone
/** The zone of a name of this door; as it came where it is none. */
export const zoneOfRails = (name: string): string => name
