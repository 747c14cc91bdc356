import { companyWords } from './words/companies.ts'
import { mergingWords } from './words/merging.ts'

type Held = { name?: string; kind?: string }

/** Sentences of this module's problems. */
export const words = {
  es: {
    ...companyWords.es,
    ...mergingWords.es,
    'contact.main-user-address': (p: { accounts: string }) =>
      `Es usuario principal de ${p.accounts}: hace falta una dirección de correo, o dar la cuenta a otra persona`,
    'contact.no-identification':
      'Hace falta al menos un medio de contacto: correo, teléfono de trabajo, celular, red social o id externo',
    'email.taken': (p: Held) =>
      p.name === undefined
        ? 'Esta dirección ya es de otra persona'
        : p.kind === 'department'
          ? `Es la dirección del departamento ${p.name}: hace falta otra`
          : p.kind === 'agent'
            ? `Esta dirección ya es de ${p.name}, del equipo de soporte`
            : `Esta dirección ya es de ${p.name}`,
    'email.repeated': 'Esta dirección está dos veces',
    'emails.too-many': (p: { max: number }) => `Demasiadas direcciones: el máximo es de ${p.max}`,
    'social-handle.unknown-network': 'Esta red social no está entre las que se guardan',
    'external-id.taken': (p: Held) =>
      p.name === undefined ? 'Este id externo ya es de otra persona' : `Este id externo ya es de ${p.name}`,
    'undo.address-taken': (p: Held & { address: string }) =>
      `${p.address} ya es de ${p.name ?? 'otra persona'}`,
    'undo.external-id-taken': (p: Held & { externalId: string }) =>
      `El id externo ${p.externalId} ya es de ${p.name ?? 'otra persona'}`,
    'undo.changed-since': 'Cambió otra vez después, y se queda como está',
    'undo.no-longer-valid': 'El valor anterior ya no se admite',
    'undo.contact-gone': 'El contacto ya no está como entonces',
    'undo.unidentified': 'El contacto se queda sin ningún medio de contacto',
    'activation.no-address': 'Este contacto no tiene correo al que enviar la activación',
    'activation.blocked': 'Este contacto está bloqueado: primero hay que desbloquearlo',
    'activation.active': 'Este contacto ya activó su acceso',
    'avatar.not-a-picture': 'El archivo no es una imagen PNG, JPEG o WebP',
    'avatar.too-large': (p: { max: number }) => `La imagen es demasiado grande: el máximo es de ${p.max} MB`,
    'avatar.too-wide': (p: { max: number }) =>
      `La imagen es demasiado grande: el máximo es de ${p.max} píxeles por lado`,
  },
  en: {
    ...companyWords.en,
    ...mergingWords.en,
    'contact.main-user-address': (p: { accounts: string }) =>
      `This is the main user of ${p.accounts}: keep an e-mail address, or hand the account over first`,
    'contact.no-identification':
      'At least one means of contact is needed: e-mail, work phone, mobile, social ID or external ID',
    'email.taken': (p: Held) =>
      p.name === undefined
        ? 'This address is somebody else’s already'
        : p.kind === 'department'
          ? `It is the address of the department ${p.name}: another is needed`
          : p.kind === 'agent'
            ? `This address belongs to ${p.name}, of the support team`
            : `This address belongs to ${p.name}`,
    'email.repeated': 'This address is here twice',
    'emails.too-many': (p: { max: number }) => `Too many addresses: ${p.max} at most`,
    'social-handle.unknown-network': 'This social network is not among those that are kept',
    'external-id.taken': (p: Held) =>
      p.name === undefined
        ? 'This external ID is somebody else’s already'
        : `This external ID belongs to ${p.name}`,
    'undo.address-taken': (p: Held & { address: string }) =>
      `${p.address} belongs to ${p.name ?? 'somebody else'} by now`,
    'undo.external-id-taken': (p: Held & { externalId: string }) =>
      `The external ID ${p.externalId} belongs to ${p.name ?? 'somebody else'} by now`,
    'undo.changed-since': 'It was changed again afterwards, and stays as it is',
    'undo.no-longer-valid': 'The former value is no longer accepted',
    'undo.contact-gone': 'The contact is no longer as it was then',
    'undo.unidentified': 'The contact is left without any means of contact',
    'activation.no-address': 'This contact has no e-mail address to send the activation to',
    'activation.blocked': 'This contact is blocked: unblock it first',
    'activation.active': 'This contact has activated the access already',
    'avatar.not-a-picture': 'The file is not a PNG, JPEG or WebP picture',
    'avatar.too-large': (p: { max: number }) => `The picture is too large: ${p.max} MB at most`,
    'avatar.too-wide': (p: { max: number }) => `The picture is too large: ${p.max} pixels a side at most`,
  },
} as const
