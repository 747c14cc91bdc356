import type { Category } from '../../delivery/index.ts'
import { chanceOf, zipf } from './chance.ts'

export type SampleTicket = {
  subject: string
  category: Category
  status: 'open' | 'pending' | 'resolved' | 'closed'
  priority: 'low' | 'normal' | 'high' | 'urgent'
  tags: string[]
  isAssigned: boolean
  source: 'mail' | 'area' | 'agent'
  /** In their order; `after`: hours since the one before. */
  messages: { by: 'customer' | 'agent'; kind: 'public' | 'note'; body: string; after: number }[]
}

type Theme = { subject: string; category: Category; asked: string; answered: string; tag?: string }

const theme = zipf<Theme>([
  {
    subject: 'La web va lenta',
    category: 'support',
    asked: 'Desde ayer por la tarde la página tarda más de diez segundos en abrirse. ¿Pueden mirarlo?',
    answered: 'Vimos un proceso que ocupaba casi toda la memoria y lo reiniciamos. ¿Nota ya la diferencia?',
    tag: 'rendimiento',
  },
  {
    subject: 'Factura con los datos fiscales equivocados',
    category: 'billing',
    asked: 'En la última factura sale el domicilio anterior. ¿Me la pueden enviar corregida?',
    answered: 'Le adjuntamos la factura con los datos nuevos; la anterior queda cancelada.',
    tag: 'facturas',
  },
  {
    subject: 'Traer un dominio de otro proveedor',
    category: 'domains',
    asked: 'Queremos traer nuestro dominio con ustedes. ¿Qué hace falta y cuánto tarda?',
    answered: 'Hace falta el código de autorización. Con él, el traslado tarda unos cinco días.',
    tag: 'traslado',
  },
  {
    subject: 'No llega el correo a una cuenta',
    category: 'support',
    asked: 'Un cliente nos escribe y sus mensajes no llegan. A otros buzones sí.',
    answered: 'El buzón estaba lleno. Lo ampliamos y lo retenido ya le está llegando.',
    tag: 'correo',
  },
  {
    subject: 'Renovar el certificado',
    category: 'products',
    asked: 'El navegador avisa de que el certificado caduca el viernes. ¿Se renueva solo?',
    answered: 'Se renueva solo la noche del miércoles. Le avisamos cuando esté hecho.',
  },
  {
    subject: 'Cambiar los servidores de nombres',
    category: 'domains',
    asked: 'Necesitamos que el dominio apunte a otros servidores de nombres desde el lunes.',
    answered: 'Queda programado para el lunes a las ocho. Tardará unas horas en verse en todas partes.',
  },
  {
    subject: 'Más espacio en el servidor',
    category: 'products',
    asked: 'Nos quedan dos gigas. ¿Cuánto costaría duplicar el espacio?',
    answered: 'Le enviamos la oferta. Si la acepta, el cambio no corta el servicio.',
  },
  {
    subject: 'Recuperar una copia de seguridad',
    category: 'support',
    asked: 'Borramos sin querer una carpeta esta mañana. ¿Hay copia de ayer?',
    answered: 'Sí. La carpeta está otra vez en su sitio, como estaba ayer a las tres.',
    tag: 'copias',
  },
])
const status = zipf(['open', 'pending', 'resolved', 'closed', 'open'] as const)
const priority = zipf(['normal', 'normal', 'high', 'low', 'urgent'] as const, 1.2)
const source = zipf(['mail', 'area', 'agent'] as const)

/** The ticket with this number, always the same. */
export function sampleTicket(number: number): SampleTicket {
  const chance = chanceOf('ticket', number)
  const { subject, category, asked, answered, tag } = theme(chance)
  const messages: SampleTicket['messages'] = [{ by: 'customer', kind: 'public', body: asked, after: 0 }]
  const state = status(chance)
  if (chance.onceIn(4))
    messages.push({
      by: 'agent',
      kind: 'note',
      body: 'Ya le pasó en marzo; mirar el ticket de entonces.',
      after: 1,
    })
  if (state !== 'open')
    messages.push({ by: 'agent', kind: 'public', body: answered, after: 2 + chance.below(20) })
  if (state === 'closed' || (state === 'resolved' && chance.onceIn(2)))
    messages.push({
      by: 'customer',
      kind: 'public',
      body: 'Perfecto, muchas gracias.',
      after: 1 + chance.below(30),
    })
  return {
    subject,
    category,
    status: state,
    priority: priority(chance),
    tags: tag === undefined ? [] : [tag],
    isAssigned: state !== 'open' || chance.onceIn(2),
    source: source(chance),
    messages,
  }
}
