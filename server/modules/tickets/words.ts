/** Sentences of this module's problems. */
export const words = {
  es: {
    'canned-reply.no-name': 'Hace falta un nombre para la respuesta',
    'canned-reply.no-body': 'La respuesta está vacía',
    'canned-reply.unknown-placeholder': (p: { placeholder: string }) => `No existe el campo ${p.placeholder}`,
    'canned-reply.too-many': (p: { max: number }) => `Demasiadas respuestas: el máximo es de ${p.max}`,
    'undo.canned-reply-changed': 'La respuesta se cambió después, o se eliminó',
  },
  en: {
    'canned-reply.no-name': 'The reply needs a name',
    'canned-reply.no-body': 'The reply is empty',
    'canned-reply.unknown-placeholder': (p: { placeholder: string }) => `There is no field ${p.placeholder}`,
    'canned-reply.too-many': (p: { max: number }) => `Too many replies: ${p.max} at most`,
    'undo.canned-reply-changed': 'The reply was changed since, or deleted',
  },
} as const
