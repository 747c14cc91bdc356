import { Conflict } from '../../shared/form/Conflict.tsx'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Ledger, LedgerRow, MarginCell, rowNameClass, SortHead } from '../../ui/Ledger.tsx'
import { Panel, PanelBody, PanelFoot } from '../../ui/Panel.tsx'
import { Fold } from '../../ui/Rows.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { Change, TimelineDay, TimelineEntry } from '../../ui/Timeline.tsx'
import css from './kit.module.css'
import { Part } from './Part.tsx'

const nothing = () => undefined
const people = ['Manuel Ibarra Peón', 'María Fernanda Núñez Ocaña', 'Mikel Zubizarreta Lasa']

/** Registers, records, timelines. */
export function KitData({ name }: { name: string }) {
  return (
    <>
      <Part title="Registro">
        <Ledger caption="Contactos" foot="Desde la M · 100 por página">
          <thead>
            <tr>
              <MarginCell head>
                <Checkbox aria-label="Seleccionar todos" isPartly />
              </MarginCell>
              <SortHead direction="ascending" onSort={nothing}>
                Nombre
              </SortHead>
              <th scope="col">Acceso</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person, index) => (
              <LedgerRow key={person} isSelected={index === 1}>
                <MarginCell>
                  <Checkbox aria-label={`Seleccionar a ${person}`} checked={index === 1} onChange={nothing} />
                </MarginCell>
                <td>
                  <a className={rowNameClass} href="#main">
                    {person}
                  </a>{' '}
                  {index === 1 && <Icon name="ticket" label="Ve todos los tickets de la empresa" />}
                </td>
                <td>
                  <Status shape="full">Activo</Status>
                </td>
              </LedgerRow>
            ))}
            <LedgerRow>
              <MarginCell />
              <td>
                <Bone width={60} />
              </td>
              <td>
                <Bone width={40} />
              </td>
            </LedgerRow>
          </tbody>
        </Ledger>
      </Part>
      <Part title="Cargando, a partir de 300 ms">
        <Skeleton />
      </Part>
      <Part title="Datos">
        <Facts>
          <Fact name="Correo" actions={<IconButton icon="copy" label="Copiar correo" />}>
            rocio@zunigacontadores.example
            <br />
            <span className="meta">principal, verificado el 16 nov 2026</span>
          </Fact>
          <Fact name="Puesto">Contadora pública</Fact>
          <Fact name="Id externo">
            <span className="mono">ZC-0093</span>
          </Fact>
        </Facts>
        <Fold title="Redes sociales" count="vacío">
          <p className="soft">Nada</p>
        </Fold>
      </Part>
      <Part title="Cronología">
        <Tabs label={`Actividad, ${name}`}>
          <a href="#main" aria-current="page">
            Todo
          </a>
          <a href="#main">Correos</a>
          <a href="#main">Cambios</a>
        </Tabs>
        <TimelineDay title="Hoy, viernes 20 de noviembre">
          <TimelineEntry
            hour="09:15"
            dateTime="2026-11-20T15:15:00Z"
            action={<Button look="link">Deshacer</Button>}
          >
            <p>
              <b>Celular</b> <span className="meta">cambiado</span>
            </p>
            <Change from="+52 55 1290 4471" to="+52 55 8136 2207" />
            <p className="meta">Noelia Ibáñez Cruz</p>
          </TimelineEntry>
          <TimelineEntry hour="08:30" dateTime="2026-11-20T14:30:00Z">
            <p>Correo de activación</p>
            <Status shape="half">Reintento a las 11:10</Status>
          </TimelineEntry>
        </TimelineDay>
      </Part>
      <Part title="Conflicto (412)">
        <Conflict
          title="Iker Zubizarreta cambió este contacto hace 2 min"
          theirsTitle="El de Iker, ya guardado"
          fields={[
            { name: 'mobile', label: 'Celular', mine: '+52 55 8136 2207', theirs: '+52 55 8136 2270' },
            { name: 'title', label: 'Puesto', mine: 'Contadora', theirs: 'Contadora pública' },
          ]}
          onKeep={nothing}
          onDiscard={nothing}
        />
      </Part>
      <Part title="Panel">
        <div className={css.panel}>
          <Panel
            title={`Nuevo contacto, ${name}`}
            lead="Nombre y al menos un medio de contacto."
            onClose={nothing}
          >
            <PanelBody>
              <p className={css.pad}>…</p>
            </PanelBody>
            <PanelFoot>
              <Button look="primary">Guardar</Button>
            </PanelFoot>
          </Panel>
        </div>
      </Part>
    </>
  )
}
