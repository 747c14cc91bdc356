/**
 * Sentences of the problems that the readers of `lib/pure` report. They name no reader, so that they fit agents
 * (usted) and customers (tú) alike, and stand beside the field they are about.
 */
const es = {
  'text.too-long': (p: { max: number }) => `Demasiado largo: el máximo es de ${p.max} caracteres`,
  'text.line-break': 'No se admiten saltos de línea',
  'text.control-character': 'Hay un carácter de control, que no se puede guardar',
  'text.broken-character': 'Hay un carácter dañado, que no se puede guardar',
  'text.direction-mark':
    'Hay una marca invisible de dirección del texto; conviene escribirlo de nuevo en vez de pegarlo',

  'mail-address.empty': 'Falta la dirección de correo',
  'mail-address.no-at': 'Falta la arroba (@)',
  'mail-address.several-at': 'Hay más de una arroba (@)',
  'mail-address.no-local': 'Falta lo que va delante de la arroba (@)',
  'mail-address.no-domain': 'Falta el dominio, que va detrás de la arroba (@)',
  'mail-address.spaces': 'Hay espacios delante de la arroba (@)',
  'mail-address.quoted': 'No se admiten direcciones con comillas',
  'mail-address.dots': 'Delante de la arroba (@) hay un punto de más: al principio, al final o repetido',
  'mail-address.bad-character': (p: { character: string }) =>
    `El carácter «${p.character}» no puede estar en una dirección de correo`,
  'mail-address.local-too-long': (p: { max: number }) =>
    `Lo que va delante de la arroba (@) es demasiado largo: el máximo es de ${p.max} bytes`,
  'mail-address.too-long': (p: { max: number }) =>
    `La dirección es demasiado larga: el máximo es de ${p.max} bytes`,

  'mail-domain.empty': 'Falta el dominio',
  'mail-domain.spaces': 'Hay espacios en el dominio',
  'mail-domain.without-dot': 'El dominio está incompleto: falta la terminación, como «.com»',
  'mail-domain.extra-dot': 'Hay un punto de más en el dominio',
  'mail-domain.bad-label': (p: { label: string }) => `«${p.label}» no es válido como parte de un dominio`,
  'mail-domain.bad-character': (p: { character: string }) =>
    `El carácter «${p.character}» no puede estar en un dominio`,
  'mail-domain.numeric': 'Hace falta un dominio con nombre: no se admiten direcciones IP',
  'mail-domain.too-long': (p: { max: number }) =>
    `El dominio es demasiado largo: el máximo es de ${p.max} caracteres`,

  'person-name.empty': 'Falta el nombre',
  'person-name.no-letter': 'El nombre debe tener al menos una letra o una cifra',
  'person-name.link': 'El nombre no puede contener enlaces',
  'person-name.mail-address': 'Esto parece una dirección de correo, no un nombre',

  'phone.empty': 'Falta el teléfono',
  'phone.bad-character': (p: { character: string }) =>
    `El carácter «${p.character}» no puede estar en un teléfono`,
  'phone.too-few-digits': (p: { min: number }) => `Faltan cifras: un teléfono tiene al menos ${p.min}`,
  'phone.too-many-digits': (p: { max: number }) => `Sobran cifras: un teléfono tiene como máximo ${p.max}`,
  'phone.unknown-country-code': 'Ningún país tiene el prefijo que sigue al signo +',

  'postal-address.no-country': 'Falta el país',
  'postal-address.unknown-country': 'País desconocido',
  'postal-address.required': 'En este país es un dato obligatorio de la dirección',
  'postal-address.bad-postcode': (p: { example: string }) =>
    `No es un código postal de este país; un ejemplo es ${p.example}`,
  'postal-address.unknown-state': 'No está en la lista de este país',
  'postal-address.two-forms': 'La dirección va en campos o en un bloque libre, no en ambos',

  'country.unknown': 'País desconocido',
  'time-zone.unknown': 'Zona horaria desconocida',
  'language.unknown': 'Idioma desconocido',
  'date.bad-shape': 'La fecha debe tener la forma AAAA-MM-DD',
  'date.impossible': 'Esa fecha no existe',

  'social-handle.bad-shape': (p: { example: string }) =>
    `No es un nombre de usuario válido; un ejemplo es ${p.example}`,
  'social-handle.other-site': (p: { site: string }) => `El enlace no es de ${p.site}`,
  'social-handle.no-profile': 'El enlace no lleva a un perfil',

  'tag.empty': 'La etiqueta está vacía',
  'tag.comma': 'Una etiqueta no puede contener comas',
  'tags.too-many': (p: { max: number }) => `Demasiadas etiquetas: el máximo es de ${p.max}`,
} as const

const en: SameSentences = {
  'text.too-long': (p) => `Too long: ${p.max} characters at most`,
  'text.line-break': 'Line breaks are not allowed',
  'text.control-character': 'There is a control character, which cannot be stored',
  'text.broken-character': 'There is a damaged character, which cannot be stored',
  'text.direction-mark':
    'There is an invisible text direction mark; typing the text instead of pasting it removes it',

  'mail-address.empty': 'The e-mail address is missing',
  'mail-address.no-at': 'The at sign (@) is missing',
  'mail-address.several-at': 'There is more than one at sign (@)',
  'mail-address.no-local': 'The part before the at sign (@) is missing',
  'mail-address.no-domain': 'The domain, after the at sign (@), is missing',
  'mail-address.spaces': 'There are spaces before the at sign (@)',
  'mail-address.quoted': 'Addresses with quotation marks are not supported',
  'mail-address.dots': 'Before the at sign (@) a dot is one too many: at the start, at the end, or doubled',
  'mail-address.bad-character': (p) => `The character “${p.character}” cannot be in an e-mail address`,
  'mail-address.local-too-long': (p) => `The part before the at sign (@) is too long: ${p.max} bytes at most`,
  'mail-address.too-long': (p) => `The address is too long: ${p.max} bytes at most`,

  'mail-domain.empty': 'The domain is missing',
  'mail-domain.spaces': 'There are spaces in the domain',
  'mail-domain.without-dot': 'The domain is incomplete: its ending, such as “.com”, is missing',
  'mail-domain.extra-dot': 'There is a dot too many in the domain',
  'mail-domain.bad-label': (p) => `“${p.label}” is not valid as part of a domain`,
  'mail-domain.bad-character': (p) => `The character “${p.character}” cannot be in a domain`,
  'mail-domain.numeric': 'A domain name is needed: IP addresses are not supported',
  'mail-domain.too-long': (p) => `The domain is too long: ${p.max} characters at most`,

  'person-name.empty': 'The name is missing',
  'person-name.no-letter': 'The name needs at least one letter or digit',
  'person-name.link': 'The name cannot contain links',
  'person-name.mail-address': 'This looks like an e-mail address, not a name',

  'phone.empty': 'The phone number is missing',
  'phone.bad-character': (p) => `The character “${p.character}” cannot be in a phone number`,
  'phone.too-few-digits': (p) => `Digits are missing: a phone number has at least ${p.min}`,
  'phone.too-many-digits': (p) => `Too many digits: a phone number has at most ${p.max}`,
  'phone.unknown-country-code': 'No country has the code that follows the + sign',

  'postal-address.no-country': 'The country is missing',
  'postal-address.unknown-country': 'Unknown country',
  'postal-address.required': 'Addresses in this country need this',
  'postal-address.bad-postcode': (p) => `Not a postcode of this country; an example is ${p.example}`,
  'postal-address.unknown-state': 'Not in the list for this country',
  'postal-address.two-forms': 'The address goes in fields or in one free block, not in both',

  'country.unknown': 'Unknown country',
  'time-zone.unknown': 'Unknown time zone',
  'language.unknown': 'Unknown language',
  'date.bad-shape': 'The date must have the form YYYY-MM-DD',
  'date.impossible': 'That date does not exist',

  'social-handle.bad-shape': (p) => `Not a valid user name; an example is ${p.example}`,
  'social-handle.other-site': (p) => `The link is not to ${p.site}`,
  'social-handle.no-profile': 'The link does not lead to a profile',

  'tag.empty': 'The tag is empty',
  'tag.comma': 'A tag cannot contain commas',
  'tags.too-many': (p) => `Too many tags: ${p.max} at most`,
}

type SameSentences = {
  [Code in keyof typeof es]: (typeof es)[Code] extends (params: infer Params) => string
    ? (params: Params) => string
    : string
}

export const pureWords = { es, en } as const
