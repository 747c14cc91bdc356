import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  OwnTemplateAnswer,
  PreviewAnswer,
  TemplateAnswer,
  TemplatePreviewBody,
  TemplatesAnswer,
} from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'

export type Language = 'es' | 'en'
export type WhichText = { key: string; door: 'agent' | 'area'; language: Language }

/** Every text of a mail: those that come with the program, then the workspace's own. */
export const templatesQuery = queryOptions({
  queryKey: ['mail-texts', 'all'],
  queryFn: ({ signal }) => api.get<TemplatesAnswer>('/api/agent/mail-templates', { signal }),
})

export const templatePath = ({ key, door, language }: WhichText): string =>
  `/api/agent/mail-templates/${key}/${door}/${language}`

/** One text, with what may stand in it; 404 for a language that one of the workspace's own does not have. */
export function templateQuery(which: WhichText) {
  return queryOptions({
    queryKey: ['mail-texts', 'one', which],
    queryFn: ({ signal }) => api.get<TemplateAnswer>(templatePath(which), { signal }),
  })
}

/** A text as it would be sent, saved or not. */
export function previewQuery(body: Omit<TemplatePreviewBody, 'values'> | null) {
  return queryOptions({
    queryKey: ['mail-text-preview', body],
    queryFn: () => api.post<PreviewAnswer>('/api/agent/mail-template-preview', body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export const ownTemplatePath = (key: string): string => `/api/agent/own-templates/${key}`
export type { OwnTemplateAnswer }
