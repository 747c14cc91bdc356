/** Sentences of this module's problems. */
export const words = {
  es: {
    'choice.required':
      'Esta categoría no se puede rechazar: el proveedor debe poder avisar al usuario principal',
    'choice.not-offered': 'Esta categoría no se ofrece',
    'category.always-offered': 'Facturación, Soporte, Productos / Servicios y Dominios se ofrecen siempre',
    'category.must-reach': 'Los avisos de Facturación y Dominios siempre deben llegar al usuario principal',
  },
  en: {
    'choice.required': 'This category cannot be declined: the provider must be able to tell the main user',
    'choice.not-offered': 'This category is not offered',
    'category.always-offered': 'Billing, support, products / services and domains are always offered',
    'category.must-reach': 'Billing and domains notices must always reach the main user',
  },
} as const
