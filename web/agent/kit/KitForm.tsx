import { Controller } from 'react-hook-form'
import { ApiProblem } from '../../shared/api.ts'
import { matchesFolded } from '../../shared/fold.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { toast } from '../../shared/toasts.ts'
import { ComboBox } from '../../ui/ComboBox.tsx'
import { Actions, Line, Rows } from '../../ui/Rows.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { Part } from './Part.tsx'

const countries = ['España', 'México', 'Perú', 'Panamá'].map((label) => ({ id: label, label }))

/** The form shell; refuses what has no name, as the server would. */
export function KitForm({ name }: { name: string }) {
  const entry = useEntryForm({
    start: { name: '', phones: [{ kind: 'mobile', number: '' }], country: 'México' },
    save: async (values) => {
      if (!values.name)
        throw new ApiProblem(422, {
          problems: [
            { path: 'name', code: 'required', message: 'Escriba el nombre completo' },
            { path: 'phones.0.number', code: 'required', message: 'Escriba un teléfono' },
          ],
        })
      return values
    },
    saved: (values) => toast(`Se guardó ${values.name}`),
  })
  const { register, control } = entry.form
  return (
    <Part title="Formulario">
      <EntryForm entry={entry} label={`Formulario de muestra, ${name}`} guard="none">
        <Rows>
          <FormField name="name" label="Nombre completo">
            <TextInput {...register('name')} />
          </FormField>
          <FormField name="phones.0.number" label="Teléfonos">
            <Line columns="108px minmax(0, 1fr)">
              <Select aria-label="Tipo de teléfono" {...register('phones.0.kind')}>
                <option value="mobile">Celular</option>
              </Select>
              <TextInput {...register('phones.0.number')} />
            </Line>
          </FormField>
          <FormField name="country" label="País">
            <Controller
              name="country"
              control={control}
              render={({ field }) => <ComboBox {...field} choices={countries} matches={matchesFolded} />}
            />
          </FormField>
        </Rows>
        <Actions>
          <SubmitButton keys="$mod+Enter">Guardar</SubmitButton>
        </Actions>
      </EntryForm>
    </Part>
  )
}
