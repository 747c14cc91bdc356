type Company = { name: string }
/** Without a name for who may not see which company it is. */
type Held = { name?: string }
type Domain = { domain: string }

/** Sentences of the problems of companies and memberships. */
export const companyWords = {
  es: {
    'company.no-name': 'Falta el nombre de la empresa',
    'company.taken': (p: Held) =>
      p.name === undefined
        ? 'Ya hay una empresa con este nombre'
        : `Ya hay una empresa que se llama ${p.name}`,
    'mail-domain.taken': (p: Held) =>
      p.name === undefined ? 'Este dominio ya es de otra empresa' : `Este dominio ya es de ${p.name}`,
    'mail-domain.public': (p: Domain) =>
      `${p.domain} es de correo público: cualquiera puede tener una dirección ahí`,
    'mail-domain.suffix': (p: Domain) =>
      `${p.domain} no es un dominio, sino la terminación de los de muchas empresas`,
    'mail-domain.repeated': 'Este dominio está dos veces',
    'mail-domains.too-many': (p: { max: number }) => `Demasiados dominios: el máximo es de ${p.max}`,
    'membership.company-missing': 'Esta empresa no existe',
    'membership.company-lacks': (p: { field: string }) =>
      `A la empresa nueva le falta «${p.field}»: créela antes en su propio formulario`,
    'membership.which-company': 'Hay que decir qué empresa: una que existe o el nombre de una nueva',
    'membership.repeated': 'Esta empresa está dos veces',
    'membership.several-primaries': 'Solo una empresa puede ser la principal',
    'membership.limit': (p: { max: number }) =>
      `Un contacto puede pertenecer a ${p.max} empresas como máximo`,
    'membership.limit-of-domain': (p: { name: string; max: number }) =>
      `Queda fuera de ${p.name}: ya pertenece a ${p.max} empresas, que es el máximo`,
    'plan.several-companies': 'El plan no incluye varias empresas por contacto',
    'plan.company-extras': 'El plan no incluye este campo',
    'undo.company-gone': 'La empresa ya no está como entonces',
    'undo.company-name-taken': (p: Held) =>
      p.name === undefined
        ? 'Ya hay otra empresa con el nombre anterior'
        : `Ya hay otra empresa que se llama ${p.name}`,
    'undo.company-renamed': (p: Company & { as: string }) =>
      `Ya hay otra empresa que se llama ${p.name}: esta vuelve como ${p.as}`,
    'undo.domain-taken': (p: Domain & Held) => `El dominio ${p.domain} ya es de ${p.name ?? 'otra empresa'}`,
    'undo.membership-company-gone': 'La empresa se eliminó',
    'undo.memberships-changed-since': 'Sus empresas cambiaron otra vez después, y se quedan como están',
  },
  en: {
    'company.no-name': 'The company’s name is missing',
    'company.taken': (p: Held) =>
      p.name === undefined
        ? 'There is a company with this name already'
        : `There is a company called ${p.name} already`,
    'mail-domain.taken': (p: Held) =>
      p.name === undefined ? 'This domain belongs to another company' : `This domain belongs to ${p.name}`,
    'mail-domain.public': (p: Domain) => `${p.domain} is public mail: anybody can have an address there`,
    'mail-domain.suffix': (p: Domain) =>
      `${p.domain} is no domain, but the ending of many companies’ domains`,
    'mail-domain.repeated': 'This domain is here twice',
    'mail-domains.too-many': (p: { max: number }) => `Too many domains: ${p.max} at most`,
    'membership.company-missing': 'This company does not exist',
    'membership.company-lacks': (p: { field: string }) =>
      `The new company lacks “${p.field}”: create it in its own form first`,
    'membership.which-company': 'Which company is not said: one that exists, or the name of a new one',
    'membership.repeated': 'This company is here twice',
    'membership.several-primaries': 'Only one company can be the primary one',
    'membership.limit': (p: { max: number }) => `A contact can belong to ${p.max} companies at most`,
    'membership.limit-of-domain': (p: { name: string; max: number }) =>
      `Not associated with ${p.name}: in ${p.max} companies already, which is the limit`,
    'plan.several-companies': 'The plan does not include several companies for a contact',
    'plan.company-extras': 'The plan does not include this field',
    'undo.company-gone': 'The company is no longer as it was then',
    'undo.company-name-taken': (p: Held) =>
      p.name === undefined
        ? 'Another company has the former name by now'
        : `Another company is called ${p.name} by now`,
    'undo.company-renamed': (p: Company & { as: string }) =>
      `Another company is called ${p.name} by now: this one comes back as ${p.as}`,
    'undo.domain-taken': (p: Domain & Held) =>
      `The domain ${p.domain} belongs to ${p.name ?? 'another company'} by now`,
    'undo.membership-company-gone': 'The company was deleted',
    'undo.memberships-changed-since': 'Its companies were changed again afterwards, and stay as they are',
  },
} as const
