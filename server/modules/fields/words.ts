/** Sentences of this module's problems. */
export const words = {
  es: {
    'field.required': 'Falta este dato',
    'field.unknown': 'Este campo no existe o está archivado',
    'field.not-text': 'Tiene que ser un texto',
    'field.not-number': 'Tiene que ser un número',
    'field.not-checkbox': 'Tiene que ser sí o no',
    'field.not-url': 'No es una dirección web: empieza por https:// o http://',
    'field.no-such-option': 'No es ninguna de las opciones',
    'field.unknown-option': 'Esta opción ya no se ofrece',
    'field.not-editable': 'Este dato no se puede cambiar aquí',
    'field.taken': ({ name }: { name?: string }) =>
      name
        ? `Este valor no se puede repetir y ya lo tiene ${name}`
        : 'Este valor no se puede repetir y ya existe',
    'field.label-empty': 'Falta el nombre',
    'field.label-taken': 'Ya hay un campo con este nombre',
    'field.name-in-use': ({ name }: { name: string }) => `Otro campo en uso se llama «${name}»`,
    'field.unknown-type': 'Este tipo de campo no existe',
    'field.standard-stays': 'Un campo predeterminado no se archiva ni cambia de tipo',
    'field.too-many': ({ most }: { most: number }) =>
      `No puede haber más de ${most} campos personalizados en uso`,
    'field.no-options': 'Este tipo de campo no tiene opciones',
    'field.option-taken': 'Ya hay una opción con este nombre',
    'field.option-twice': 'Esta opción aparece dos veces',
    'field.too-many-options': ({ most }: { most: number }) => `No puede haber más de ${most} opciones`,
    'field.no-default': 'Este campo no admite un valor predeterminado',
    'field.unique-has-default': 'Un valor que no se repite no puede ser el predeterminado',
    'field.always-required': 'El nombre es siempre obligatorio',
    'field.editable-needs-visible': 'Solo se puede cambiar lo que se ve',
    'field.required-needs-editable': 'Solo puede ser obligatorio lo que se puede cambiar',
    'field.changes-elsewhere': 'Los clientes cambian su correo en otra página, con su contraseña',
    'field.cannot-be-unique': 'Los valores de este campo pueden repetirse',
    'field.cannot-be-indexed': 'De los valores de este campo no se hace un índice',
    'field.values-repeat': ({ count, example }: { count: number; example: string }) =>
      count === 1
        ? `Hay un valor repetido: «${example}»`
        : `Hay ${count} valores repetidos, entre ellos «${example}»`,
    'field.values-too-long': ({ count, most }: { count: number; most: number }) =>
      `Hay ${count} valores de más de ${most} caracteres: son demasiado largos para compararlos`,
    'field.loses-more': ({ count }: { count: number }) =>
      `Mientras tanto hubo cambios: ahora se perderían ${count} valores`,
    'field.in-work': 'Los valores de este campo se están cambiando: podrá modificarse cuando termine',
  },
  en: {
    'field.required': 'This is missing',
    'field.unknown': 'This field does not exist or is archived',
    'field.not-text': 'It has to be text',
    'field.not-number': 'It has to be a number',
    'field.not-checkbox': 'It has to be yes or no',
    'field.not-url': 'Not a web address: it begins with https:// or http://',
    'field.no-such-option': 'This is none of the choices',
    'field.unknown-option': 'This choice is no longer offered',
    'field.not-editable': 'This cannot be changed here',
    'field.taken': ({ name }: { name?: string }) =>
      name
        ? `This value cannot occur twice, and ${name} has it`
        : 'This value cannot occur twice, and it exists',
    'field.label-empty': 'The name is missing',
    'field.label-taken': 'There is a field of this name already',
    'field.name-in-use': ({ name }: { name: string }) => `Another field in use is called “${name}”`,
    'field.unknown-type': 'There is no such type of field',
    'field.standard-stays': 'A default field is neither archived nor given another type',
    'field.too-many': ({ most }: { most: number }) =>
      `There can be no more than ${most} custom fields in use`,
    'field.no-options': 'This type of field has no choices',
    'field.option-taken': 'There is a choice of this name already',
    'field.option-twice': 'This choice is there twice',
    'field.too-many-options': ({ most }: { most: number }) => `There can be no more than ${most} choices`,
    'field.no-default': 'This field cannot have a default value',
    'field.unique-has-default': 'A value that cannot occur twice cannot be the default',
    'field.always-required': 'The name is always required',
    'field.editable-needs-visible': 'Only what is seen can be changed',
    'field.required-needs-editable': 'Only what can be changed can be required',
    'field.changes-elsewhere': 'Customers change their e-mail on another page, with their password',
    'field.cannot-be-unique': 'Values of this field may occur more than once',
    'field.cannot-be-indexed': 'No index is made of the values of this field',
    'field.values-repeat': ({ count, example }: { count: number; example: string }) =>
      count === 1
        ? `One value occurs twice: “${example}”`
        : `${count} values occur more than once, such as “${example}”`,
    'field.values-too-long': ({ count, most }: { count: number; most: number }) =>
      `${count} values have more than ${most} characters: they are too long to be compared`,
    'field.loses-more': ({ count }: { count: number }) =>
      `Things have changed meanwhile: ${count} values would now be lost`,
    'field.in-work': 'The values of this field are being changed: it can be modified once that is done',
  },
} as const
