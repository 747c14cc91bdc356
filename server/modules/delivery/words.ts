/** Sentences of this module's problems. */
export const words = {
  es: {
    'delivery.not-failed': 'Solo se vuelve a enviar lo que falló o quedó en pausa',
    'delivery.link-ended': 'El enlace de este mensaje ya no vale: hay que mandar uno nuevo',
  },
  en: {
    'delivery.not-failed': 'Only what failed or was paused can be sent again',
    'delivery.link-ended': 'The link in this message no longer holds: send a new one',
  },
} as const
