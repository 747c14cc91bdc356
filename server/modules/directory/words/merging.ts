type Named = { name?: string }

/** Sentences of merging contacts and of parting them again. */
export const mergingWords = {
  es: {
    'contact-merge.not-among-them': 'Esto no es de ninguno de los contactos que se combinan',
    'contact-merge.nobody': 'Hace falta al menos otro contacto con el que combinar',
    'contact-merge.contact-missing': 'Uno de los contactos ya no está: puede estar eliminado o ya combinado',
    'contact-merge.same-contact': 'Un contacto no se combina consigo mismo',
    'contact-merge.one-is-blocked': (p: Named) =>
      `Solo uno de los dos está bloqueado: primero hay que bloquear o desbloquear a ${p.name ?? 'este contacto'}`,
    'undo.merged-on': (p: Named) =>
      `Este contacto se combinó después con ${p.name ?? 'otro'}: primero hay que deshacer eso`,
  },
  en: {
    'contact-merge.not-among-them': 'None of the contacts to be merged has this',
    'contact-merge.nobody': 'At least one other contact to merge with is needed',
    'contact-merge.contact-missing':
      'One of the contacts is no longer there: it may be deleted, or merged already',
    'contact-merge.same-contact': 'A contact cannot be merged with itself',
    'contact-merge.one-is-blocked': (p: Named) =>
      `Only one of the two is blocked: block or unblock ${p.name ?? 'this contact'} first`,
    'undo.merged-on': (p: Named) =>
      `This contact was merged with ${p.name ?? 'another'} afterwards: undo that first`,
  },
} as const
