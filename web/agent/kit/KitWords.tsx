import { Button, IconButton } from '../../ui/Button.tsx'
import { AddChip, Chip, Tag } from '../../ui/Chip.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Mark } from '../../ui/Mark.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Say } from '../../ui/Say.tsx'
import { Status } from '../../ui/Status.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { Part, Samples } from './Part.tsx'

const nothing = () => undefined
const icons: IconName[] = [
  'search',
  'down',
  'right',
  'close',
  'plus',
  'ticket',
  'mail',
  'lock',
  'menu',
  'clip',
  'copy',
  'undo',
  'check',
  'note',
  'shift',
  'enter',
  'up',
  'arrow',
]

/** Buttons, notes, states: what is read and pressed. */
export function KitWords() {
  return (
    <>
      <Part title="Botones">
        <Samples>
          <Button look="primary" keys="$mod+Enter">
            Guardar
          </Button>
          <Button keys="$mod+Shift+Enter">Guardar y crear otro</Button>
          <Button look="quiet" icon="clip">
            Adjuntar
          </Button>
          <Button look="danger">Eliminar contacto</Button>
          <Button look="link">Añadir otro correo</Button>
          <IconButton icon="close" label="Cerrar" />
        </Samples>
        <Samples>
          <Button reason="Antes hay que traspasar 3 dominios.">Eliminar cuenta</Button>
          <Button look="primary" pending="Guardando…">
            Guardar y crear otro
          </Button>
        </Samples>
        <Samples>
          <Menu
            look="primary"
            icon="plus"
            label="Nuevo"
            entries={[
              { id: 'contact', label: 'Nuevo contacto', keys: 'c', onAction: nothing },
              { id: 'company', label: 'Nueva empresa', keys: 'Shift+C', onAction: nothing },
              { id: 'rule', rule: true },
              { id: 'import', label: 'Importar contactos…', onAction: nothing },
            ]}
          />
          <Tooltip text="Ve todos los tickets de la empresa">
            <IconButton icon="ticket" label="Tickets" />
          </Tooltip>
          <Kbd keys="g c" /> <Mark />
        </Samples>
      </Part>
      <Part title="Vacío: aún no hay">
        <EmptyState
          kind="none-yet"
          title="Aún no hay contactos"
          actions={
            <Button look="primary" keys="c">
              Nuevo contacto
            </Button>
          }
        >
          Cree el primero o impórtelos desde un CSV.
        </EmptyState>
      </Part>
      <Part title="Vacío: nada coincide">
        <EmptyState
          kind="no-match"
          title="Ningún contacto coincide"
          actions={<Button look="link">Quitar los filtros</Button>}
        >
          Con los filtros «País es Chile» y «Acceso es Bloqueado».
        </EmptyState>
      </Part>
      <Part title="Vacío: sin permiso">
        <EmptyState kind="no-right" title="No tiene permiso para ver los avisos">
          Puede dárselo Iker Zubizarreta Lasa, administrador.
        </EmptyState>
      </Part>
      <Part title="Resumen de errores">
        <ErrorSummary
          title="No se pudo guardar: hay 2 errores"
          items={[
            { key: '1', message: 'Escriba el nombre completo' },
            { key: '2', message: 'El dominio del correo no puede llevar espacios', fieldId: 'main' },
          ]}
        />
      </Part>
      <Part title="Notas">
        <Samples>
          <Say>Una nota llana</Say>
        </Samples>
        <Say tone="warn" title="¿Es la misma persona?">
          <p>
            <a href="#main">María Fernanda Núñez Ocaña</a>, Papelera del Bajío: nombre parecido.
          </p>
        </Say>
        <Say tone="danger" title="Correo rechazado" />
        <Say tone="ok" title="Dominio verificado" />
      </Part>
      <Part title="Estados: una palabra y una forma">
        <Samples>
          <Status shape="full">Activo</Status>
          <Status shape="half">Invitado</Status>
          <Status shape="ring">Sin acceso</Status>
          <Status shape="square">Bloqueado</Status>
        </Samples>
        <Samples>
          <Status shape="diamond">En cola</Status>
          <Status shape="cross">Rechazado</Status>
          <Status shape="triangle">falta: teléfono</Status>
        </Samples>
      </Part>
      <Part title="Fichas y etiquetas">
        <Samples>
          <Chip name="País" onRemove={nothing}>
            País es uno de <b>México, España</b>
          </Chip>
          <AddChip onClick={nothing}>Añadir filtro</AddChip>
          <span>
            <Tag>contabilidad</Tag>
            <Tag>cfdi</Tag>
          </span>
        </Samples>
      </Part>
      <Part title="Dibujos">
        <Samples>
          {icons.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </Samples>
      </Part>
    </>
  )
}
