import type { NewDepartment } from '../../../../server/modules/departments/wire.ts'
import type { Department } from './queries.ts'

export type DepartmentValues = {
  name: string
  address: string
  displayName: string
  signatures: { es: string; en: string }
  category: Department['category']
  unknownSenders: Department['unknownSenders']
}

export const noDepartment: DepartmentValues = {
  ...{ name: '', address: '', displayName: '' },
  signatures: { es: '', en: '' },
  category: 'support',
  unknownSenders: 'accept',
}

export function valuesOf({ name, address, displayName, signatures, ...rest }: Department): DepartmentValues {
  return {
    ...{ name, address, category: rest.category, unknownSenders: rest.unknownSenders },
    displayName: displayName ?? '',
    signatures: { es: signatures.es ?? '', en: signatures.en ?? '' },
  }
}

export function bodyOf({ displayName, signatures, ...rest }: DepartmentValues): NewDepartment {
  const { es, en } = signatures
  return {
    ...rest,
    displayName: displayName.trim() || null,
    signatures: { ...(es.trim() ? { es } : {}), ...(en.trim() ? { en } : {}) },
  }
}
