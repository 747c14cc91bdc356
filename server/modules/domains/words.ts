type Named = { name?: string }

/** Sentences of this module's problems. */
export const words = {
  es: {
    'domain.missing': 'Este dominio no existe o no es de esta cuenta',
    'domain.no-name': 'Falta el nombre del dominio',
    'domain.taken': (p: Named) =>
      p.name === undefined
        ? 'Este dominio ya está en otra cuenta'
        : `Este dominio ya es de la cuenta ${p.name}`,
    'domain.repeated': 'Este dominio está dos veces',
    'domain.unknown-status': 'Estado desconocido',
    'domain.no-status': 'Falta el estado',
    'domain.expires-before': 'El vencimiento es anterior al registro',
    'domain.external-id.taken': (p: Named) =>
      p.name === undefined ? 'Este id externo ya es de otro dominio' : `Este id externo ya es de ${p.name}`,
    'domain.name-fixed': 'El nombre de un dominio no cambia: es otro dominio',
    'domain-role.unknown': 'Función desconocida',
    'domain-role.not-of-ending': (p: { domain: string }) =>
      `Los dominios como ${p.domain} no tienen esta función`,
    'domain-role.repeated': 'Esta función está dos veces',
    'holder.missing': 'Este contacto no existe o no es de esta cuenta',
    'holder.no-address': 'Quien va a ser registrante necesita una dirección de correo',
    'registrant-change.pending': (p: { domain: string }) =>
      `En ${p.domain} ya hay un cambio de registrante en espera: primero hay que retirarlo`,
    'registrant-change.too-many': (p: { max: number }) =>
      `Hoy ya se pidieron ${p.max} cambios de registrante: mañana se puede pedir otro`,
    'registrant-change.ended': 'Este cambio de registrante ya terminó',
    'registrant-change.answered': 'Ya se respondió, y la respuesta no se cambia',
    'mail-action.gone': 'El enlace no es válido',
    'ending.bad-shape': 'No es una terminación válida; un ejemplo es «com.mx»',
    'ending.taken': 'Esta terminación ya tiene ajustes propios',
    'ending.no-registrant': 'Todo dominio tiene un registrante',
    'ending.answer-days': (p: { max: number }) => `El plazo para responder va de 1 a ${p.max} días`,
    'ending.lock-days': (p: { max: number }) => `El bloqueo va de 0 a ${p.max} días`,
    'ending.verification-days': (p: { max: number }) => `El plazo para verificar va de 1 a ${p.max} días`,
    'ending.reminder-days': 'Los recordatorios van en días distintos, dentro del plazo para verificar',
    'ending.no-source': 'Falta de dónde se sabe',
    'ending.default': 'Los ajustes para todas las demás terminaciones no se borran',
    'undo.domain-taken-by-account': (p: Named & { domain: string }) =>
      p.name === undefined
        ? `${p.domain} ya está en otra cuenta`
        : `${p.domain} ya es de la cuenta ${p.name}`,
    'undo.domain-external-id-taken': (p: { externalId: string }) =>
      `El id externo ${p.externalId} ya es de otro dominio`,
    'undo.domain-gone': 'El dominio ya no está como entonces',
    'undo.ending-gone': 'Esta terminación ya no tiene ajustes propios',
    'undo.account-closed': 'La cuenta se cerró entretanto',
    'undo.role-changed-since': (p: { domain: string }) => `La función en ${p.domain} cambió otra vez después`,
    'undo.holder-gone': (p: { domain: string }) => `Quien tenía la función en ${p.domain} ya no está`,
    'fact.name': 'nombre completo',
    'fact.givenNames': 'nombre de pila',
    'fact.familyNames': 'apellidos',
    'fact.organisation': 'organización',
    'fact.taxId': 'identificación fiscal',
    'fact.taxId.ES': 'NIF',
    'fact.taxId.MX': 'RFC',
    'fact.taxId.AR': 'CUIT o CUIL',
    'fact.taxId.CL': 'RUT',
    'fact.taxId.CO': 'NIT o cédula',
    'fact.email': 'correo electrónico',
    'fact.phone': 'teléfono internacional',
    'fact.street': 'calle',
    'fact.city': 'ciudad',
    'fact.state': 'estado o provincia',
    'fact.postcode': 'código postal',
    'fact.country': 'país',
    'fact.postalAddress': 'domicilio',
  },
  en: {
    'domain.missing': 'This domain does not exist or is not of this account',
    'domain.no-name': 'The name of the domain is missing',
    'domain.taken': (p: Named) =>
      p.name === undefined
        ? 'This domain is in another account already'
        : `This domain belongs to the account ${p.name}`,
    'domain.repeated': 'This domain is here twice',
    'domain.unknown-status': 'Unknown status',
    'domain.no-status': 'The status is missing',
    'domain.expires-before': 'It expires before it was registered',
    'domain.external-id.taken': (p: Named) =>
      p.name === undefined
        ? 'This external ID is another domain’s already'
        : `This external ID belongs to ${p.name}`,
    'domain.name-fixed': 'The name of a domain does not change: it would be another domain',
    'domain-role.unknown': 'Unknown role',
    'domain-role.not-of-ending': (p: { domain: string }) => `Domains like ${p.domain} do not have this role`,
    'domain-role.repeated': 'This role is here twice',
    'holder.missing': 'This contact does not exist or is not of this account',
    'holder.no-address': 'Whoever is to be the registrant needs an e-mail address',
    'registrant-change.pending': (p: { domain: string }) =>
      `A change of registrant of ${p.domain} is waiting already: it has to be withdrawn first`,
    'registrant-change.too-many': (p: { max: number }) =>
      `${p.max} changes of registrant were asked for today: another can be asked for tomorrow`,
    'registrant-change.ended': 'This change of registrant has ended',
    'registrant-change.answered': 'It has been answered, and the answer stands',
    'mail-action.gone': 'The link is not valid',
    'ending.bad-shape': 'Not a valid ending; an example is “com.mx”',
    'ending.taken': 'This ending has settings of its own already',
    'ending.no-registrant': 'Every domain has a registrant',
    'ending.answer-days': (p: { max: number }) => `The time to answer is from 1 to ${p.max} days`,
    'ending.lock-days': (p: { max: number }) => `The lock is from 0 to ${p.max} days`,
    'ending.verification-days': (p: { max: number }) => `The time to verify is from 1 to ${p.max} days`,
    'ending.reminder-days': 'Reminders go on different days within the time to verify',
    'ending.no-source': 'Where this is known from is missing',
    'ending.default': 'The settings for all other endings cannot be deleted',
    'undo.domain-taken-by-account': (p: Named & { domain: string }) =>
      p.name === undefined
        ? `${p.domain} is in another account by now`
        : `${p.domain} belongs to the account ${p.name} by now`,
    'undo.domain-external-id-taken': (p: { externalId: string }) =>
      `The external ID ${p.externalId} is another domain’s by now`,
    'undo.domain-gone': 'The domain is not as it was then',
    'undo.ending-gone': 'This ending has no settings of its own any more',
    'undo.account-closed': 'The account was closed meanwhile',
    'undo.role-changed-since': (p: { domain: string }) =>
      `The role at ${p.domain} was changed again afterwards`,
    'undo.holder-gone': (p: { domain: string }) => `Whoever had the role at ${p.domain} is gone`,
    'fact.name': 'full name',
    'fact.givenNames': 'given names',
    'fact.familyNames': 'family names',
    'fact.organisation': 'organisation',
    'fact.taxId': 'tax ID',
    'fact.taxId.ES': 'NIF',
    'fact.taxId.MX': 'RFC',
    'fact.taxId.AR': 'CUIT or CUIL',
    'fact.taxId.CL': 'RUT',
    'fact.taxId.CO': 'NIT or cédula',
    'fact.email': 'e-mail address',
    'fact.phone': 'international phone number',
    'fact.street': 'street',
    'fact.city': 'city',
    'fact.state': 'state or province',
    'fact.postcode': 'postcode',
    'fact.country': 'country',
    'fact.postalAddress': 'postal address',
  },
} as const
