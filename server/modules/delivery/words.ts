/** Sentences of this module's problems. */
export const words = {
  es: {
    'delivery.not-failed': 'Solo se vuelve a enviar lo que falló, quedó en pausa o se guardó',
    'delivery.no-smtp':
      'Todavía no hay servidor de correo: primero hay que arrancar el programa con SMTP_URL',
    'delivery.link-ended': 'El enlace de este mensaje ya no vale: hay que mandar uno nuevo',
    'template.empty': 'Falta este texto',
    'template.unknown-placeholder': ({ name }: { name: string }) =>
      `Aquí no existe {${name}}: se enviaría tal cual`,
    'template.action-missing': 'Falta {action}, solo en una línea: es donde va el botón',
    'template.form': 'Lo enviado no es un texto de correo',
    'template.no-text': 'Falta el texto en algún idioma',
    'template.language-twice': 'Este idioma aparece dos veces',
    'dkim.selector': 'Solo letras sin acentos, cifras y guiones, hasta 63',
    'dkim.selector-taken': 'Ya hay una clave con este selector',
    'dkim.not-in-dns':
      'El registro no está en el DNS, o es otro: sin él, los correos firmados se rechazarían',
    'dkim.other-domain': 'La clave es de otro dominio que el de los correos',
    'dkim.retired': 'Esta clave ya se retiró: hay que crear otra',
  },
  en: {
    'delivery.not-failed': 'Only what failed, was paused or was kept can be sent again',
    'delivery.no-smtp': 'There is no mail server yet: start the program with SMTP_URL first',
    'delivery.link-ended': 'The link in this message no longer holds: send a new one',
    'template.empty': 'This text is missing',
    'template.unknown-placeholder': ({ name }: { name: string }) =>
      `There is no {${name}} here: it would be sent as it is`,
    'template.action-missing': '{action} is missing, alone on a line: it is where the button stands',
    'template.form': 'What was sent is no text of a mail',
    'template.no-text': 'The text is missing in any language',
    'template.language-twice': 'This language appears twice',
    'dkim.selector': 'Only plain letters, digits and hyphens, up to 63',
    'dkim.selector-taken': 'There is a key with this selector already',
    'dkim.not-in-dns':
      'The record is not in DNS, or another one is: without it, signed mail would be refused',
    'dkim.other-domain': 'The key is of another domain than that of the mail',
    'dkim.retired': 'This key was retired: make another one',
  },
} as const
