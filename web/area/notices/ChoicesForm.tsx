import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { ApiProblem, api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormFieldGroup } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { formatList } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { toast } from '../../shared/toasts.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Actions, Rows } from '../../ui/Rows.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { useCustomer } from '../use-customer.ts'
import { type Category, type Choices, choicesQuery } from './queries.ts'

type Values = { choices: Partial<Record<Category, boolean>> }

const hisOwn = ({ items }: Choices) => items.filter(({ isHisToChoose }) => isHisToChoose)
const valuesOf = (choices: Choices): Values => ({
  choices: Object.fromEntries(hisOwn(choices).map(({ category, isChosen }) => [category, isChosen])),
})

/** The categories that leave him the choice, to be ticked; the rest is told. */
export function ChoicesForm({ account, choices }: { account: number; choices: Choices }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  const queryClient = useQueryClient()
  const categoryWord = useCategoryWords()
  const entry = useEntryForm<Values, Choices>({
    start: valuesOf(choices),
    save: (values) => saveChoices(account, values, choices.version),
    saved: (saved) => {
      queryClient.setQueryData(choicesQuery(account).queryKey, saved)
      toast(t`Saved`)
    },
  })
  const own = hisOwn(choices)
  const always = choices.items.filter(({ isHisToChoose }) => !isHisToChoose)
  return (
    <EntryForm entry={entry} label={t`What you get yourself`}>
      <Rows>
        {always.length > 0 && (
          <Facts>
            <Fact name={t`You always get`}>
              <b>{formatList(always.map(({ category }) => categoryWord(category)))}</b>
              <br />
              <span className="soft">{t`${workspace.name} must be able to tell you about these.`}</span>
            </Fact>
          </Facts>
        )}
        {own.length > 0 && (
          <FormFieldGroup name="choices" label={t`You choose`}>
            {own.map(({ category }) => (
              <Checkbox key={category} {...entry.form.register(`choices.${category}`)}>
                {categoryWord(category)}
              </Checkbox>
            ))}
          </FormFieldGroup>
        )}
      </Rows>
      {own.length > 0 && (
        <Actions>
          <SubmitButton>{t`Save the changes`}</SubmitButton>
        </Actions>
      )}
    </EntryForm>
  )
}

/** The version is the whole account's: what else changed there meanwhile is no reason to ask him again. */
async function saveChoices(account: number, values: Values, version: number): Promise<Choices> {
  const path = `/api/area/${account}/choices`
  try {
    return await api.patch<Choices>(path, values, { version })
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 412) throw problem
    return api.patch<Choices>(path, values, { version: (problem.current as Choices).version })
  }
}
