import { useState } from 'react'
import { matchesFolded } from '../../shared/fold.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Field, FieldGroup } from '../../ui/Field.tsx'
import { TagInput } from '../../ui/TagInput.tsx'
import { Select, TextArea, TextInput } from '../../ui/TextInput.tsx'
import { Checkbox, Radio, Switch } from '../../ui/Tick.tsx'
import css from './kit.module.css'
import { Part, Samples } from './Part.tsx'

const nothing = () => undefined
const places = ['Ciudad de México (UTC−6)', 'Madrid (UTC+1)', 'Bogotá (UTC−5)', 'Córdoba (UTC−3)'].map(
  (label) => ({ id: label, label }),
)

/** Fields in all their states. */
export function KitFields({ name }: { name: string }) {
  const [place, setPlace] = useState('Madrid (UTC+1)')
  const [tags, setTags] = useState(['contabilidad', 'cfdi'])
  const [domains, setDomains] = useState(['papeleradelbajio.example', 'gmail.com'])
  return (
    <Part title="Campos">
      <div className={css.two}>
        <Field layout="stacked" label="Puesto" hint="Vacío, sin ayuda dentro del campo">
          <TextInput />
        </Field>
        <Field layout="stacked" label="Puesto">
          <TextInput defaultValue="Contadora pública" />
        </Field>
        <Field layout="stacked" label="Idioma" byDefault={{ onClear: nothing }}>
          <Select defaultValue="es">
            <option value="es">Español (México)</option>
          </Select>
        </Field>
        <Field layout="stacked" label="Nombre completo" error="Escriba el nombre completo">
          <TextInput />
        </Field>
        <Field layout="stacked" label="Correo" error="El dominio no puede llevar espacios">
          <TextInput defaultValue="ana@cenzon tle.example" />
        </Field>
        <Field
          layout="stacked"
          label="Correo"
          error={
            <>
              Ya es de <a href="#main">Óscar Yáñez Bermúdez</a>
            </>
          }
        >
          <TextInput defaultValue="oscar@cenzontle.example" />
        </Field>
        <Field
          layout="stacked"
          label="Celular"
          hint={
            <>
              Se guardará como <b>+52 477 123 4567</b>
            </>
          }
        >
          <TextInput defaultValue="477 123 45 67" />
        </Field>
        <Field layout="stacked" label="Id externo" hint="Lo mantiene el sistema de facturación">
          <TextInput readOnly defaultValue="ZC-0093" />
        </Field>
        <Field layout="stacked" label="Nivel de cuenta" hint="Solo lo cambia un administrador">
          <Select disabled>
            <option>Premium</option>
          </Select>
        </Field>
        <Field layout="stacked" label="Zona horaria">
          <ComboBox choices={places} value={place} onChange={setPlace} matches={matchesFolded} />
        </Field>
        <Field layout="stacked" label="Zona horaria" error="Elija una zona">
          <ComboBox choices={places} value="" onChange={nothing} matches={matchesFolded} />
        </Field>
        <Field layout="stacked" label="Etiquetas">
          <TagInput value={tags} onChange={setTags} />
        </Field>
        <Field
          layout="stacked"
          label="Dominios de correo"
          error="gmail.com es de un servicio público de correo: no distingue a una empresa"
        >
          <TagInput value={domains} onChange={setDomains} bySpace wrong={['gmail.com']} />
        </Field>
        <Field layout="stacked" label="Acerca de">
          <TextArea defaultValue="Prefiere que se le escriba por las mañanas." />
        </Field>
      </div>
      <Samples>
        <Checkbox>Sin marcar</Checkbox>
        <Checkbox defaultChecked>Marcado</Checkbox>
        <Checkbox isPartly>En parte</Checkbox>
        <Radio name={name} defaultChecked>
          Elegido
        </Radio>
        <Radio name={name}>Otro</Radio>
      </Samples>
      <Samples>
        <Switch defaultChecked>Encendido</Switch>
        <Switch>Apagado</Switch>
        <Switch disabled>No se puede</Switch>
      </Samples>
      <FieldGroup label="Recibe" hint="También recibe copia el usuario principal">
        <Checkbox defaultChecked hint="Facturas, recibos y recordatorios de pago.">
          Facturación
        </Checkbox>
        <Checkbox hint="Cada respuesta en los tickets.">Soporte</Checkbox>
      </FieldGroup>
    </Part>
  )
}
