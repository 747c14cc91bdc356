/** Sentences of this module's problems. */
export const words = {
  es: {
    'field.required': 'Falta este dato',
    'field.unknown': 'Este campo no existe o está archivado',
    'field.not-text': 'Tiene que ser un texto',
    'field.not-number': 'Tiene que ser un número',
    'field.not-checkbox': 'Tiene que ser sí o no',
    'field.not-url': 'No es una dirección web: empieza por https:// o http://',
    'field.unknown-option': 'Esta opción ya no se ofrece',
    'field.not-editable': 'Este dato no se puede cambiar aquí',
  },
  en: {
    'field.required': 'This is missing',
    'field.unknown': 'This field does not exist or is archived',
    'field.not-text': 'It has to be text',
    'field.not-number': 'It has to be a number',
    'field.not-checkbox': 'It has to be yes or no',
    'field.not-url': 'Not a web address: it begins with https:// or http://',
    'field.unknown-option': 'This choice is no longer offered',
    'field.not-editable': 'This cannot be changed here',
  },
} as const
