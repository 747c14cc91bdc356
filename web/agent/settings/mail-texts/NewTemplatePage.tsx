import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { toast } from '../../../shared/toasts.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Actions, Rows } from '../../../ui/Rows.tsx'
import { Select, TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { inBraces } from './in-braces.ts'
import css from './mail-texts.module.css'
import type { Language, OwnTemplateAnswer } from './queries.ts'

/** `/agent/settings/mail-texts/new`: a template of the workspace's own, in its first language. */
export function NewTemplatePage() {
  const { t } = useLingui()
  const { session } = useAgent()
  return (
    <Page
      title={<PageTitle title={t`New template`} />}
      lead={
        <>
          <Link to={paths.mailTexts()}>{t`Mail texts`}</Link> /{' '}
          {t`For notices and mailings. Words in braces, such as ${inBraces('amount')}, are given with each notice. The other language is added afterwards.`}
        </>
      }
    >
      {isFor(session, { permission: 'settings.manage' }) ? (
        <NewTemplate />
      ) : (
        <EmptyState kind="no-right" title={t`No permission to change mail texts`}>
          {t`Administrators and owners can give it.`}
        </EmptyState>
      )}
    </Page>
  )
}

type Values = {
  name: string
  language: Language
  subject: string
  body: string
  format: 'plain' | 'markdown' | 'html'
}

function NewTemplate() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<Values, OwnTemplateAnswer>({
    start: {
      ...{ name: '', subject: '', body: '', format: 'markdown' },
      language: session.workspace.language === 'en' ? 'en' : 'es',
    },
    save: ({ name, ...text }) =>
      api.post<OwnTemplateAnswer>('/api/agent/own-templates', { name, texts: [text] }, { idempotencyKey }),
    saved: ({ key, name, texts }) => {
      toast(t`Template ${name} added`)
      void queryClient.invalidateQueries({ queryKey: ['mail-texts'] })
      const language = texts[0]?.language ?? 'es'
      void navigate({ to: paths.mailText({ key, door: 'area', language }) })
    },
    fieldOf: ({ path }) => path.replace(/^texts\.0\./, ''),
  })
  const { register, control } = entry.form
  const language = useWatch({ control, name: 'language' })
  return (
    <EntryForm entry={entry} label={t`New template`}>
      <Rows>
        <FormField
          name="name"
          label={t`Name`}
          hint={t`What agents call it. The API knows it by a key made of it.`}
        >
          <TextInput {...register('name')} />
        </FormField>
        <FormField name="language" label={t`Language`}>
          <Select {...register('language')}>
            <option value="es" lang="es">
              Español
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
        <FormField name="subject" label={t`Subject`}>
          <TextInput lang={language} {...register('subject')} />
        </FormField>
        <FormField name="body" label={t`Text`}>
          <TextArea rows={12} className={css.area} lang={language} {...register('body')} />
        </FormField>
        <FormField name="format" label={t`Written in`}>
          <Select {...register('format')}>
            <option value="plain">{t`Plain paragraphs`}</option>
            <option value="markdown">Markdown</option>
            <option value="html">HTML</option>
          </Select>
        </FormField>
      </Rows>
      <Actions>
        <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
      </Actions>
    </EntryForm>
  )
}
