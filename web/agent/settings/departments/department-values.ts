import type { NewDepartment } from '../../../../server/modules/departments/wire.ts'
import type { Department } from './queries.ts'

export type DepartmentValues = {
  name: string
  address: string
  /** One below the other, or with commas between. */
  furtherAddresses: string
  displayName: string
  signatures: { es: string; en: string }
  category: Department['category']
  unknownSenders: Department['unknownSenders']
}

export const noDepartment: DepartmentValues = {
  ...{ name: '', address: '', furtherAddresses: '', displayName: '' },
  signatures: { es: '', en: '' },
  category: 'support',
  unknownSenders: 'accept',
}

export function valuesOf({ name, address, displayName, signatures, ...rest }: Department): DepartmentValues {
  return {
    ...{ name, address, category: rest.category, unknownSenders: rest.unknownSenders },
    furtherAddresses: rest.furtherAddresses.join('\n'),
    displayName: displayName ?? '',
    signatures: { es: signatures.es ?? '', en: signatures.en ?? '' },
  }
}

export function bodyOf({
  displayName,
  signatures,
  furtherAddresses,
  ...rest
}: DepartmentValues): NewDepartment {
  const { es, en } = signatures
  return {
    ...rest,
    furtherAddresses: furtherAddresses.split(/[\s,;]+/).filter(Boolean),
    displayName: displayName.trim() || null,
    signatures: { ...(es.trim() ? { es } : {}), ...(en.trim() ? { en } : {}) },
  }
}

/** Several addresses stand in one field. */
export const fieldOf = ({ path }: { path: string }): string => path.replace(/^(furtherAddresses)\.\d+$/, '$1')
