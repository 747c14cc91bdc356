import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { archiveField, changeField } from '../change-field.ts'
import { convertField, previewConversion } from '../convert-field.ts'
import { createField } from '../create-field.ts'
import { mergeOptions } from '../merge-options.ts'
import { moveField } from '../move-field.ts'
import { readUses } from '../read-uses.ts'
import {
  ConversionAnswer,
  ConversionBody,
  ConversionQuery,
  FieldAnswer,
  FieldBody,
  FieldChanged,
  FieldParams,
  FieldsAnswer,
  MergeBody,
  Merged,
  NewFieldBody,
  OptionParams,
  PlaceBody,
  UsesAnswer,
} from '../wire.ts'

const access = agents('settings.manage')
const path = '/api/agent/fields/:id'

/** What administrators do with definitions. */
export const settingRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/fields',
    summary: 'Create a custom field; a new dropdown’s default is the place of a choice, from 0',
    access,
    body: NewFieldBody,
    idempotent: true,
    answers: { 201: FieldAnswer },
    handle: async ({ tx, actor, now, body }) => answer(201, await createField(tx, actor, now, body)),
  }),
  commandRoute({
    method: 'PATCH',
    path,
    summary: 'Change what a field’s definition says, its choices as a whole; it can be undone for 30 days',
    access,
    params: FieldParams,
    body: FieldBody,
    versioned: true,
    answers: { 200: FieldChanged },
    handle: ({ tx, actor, now, params, version, body }) =>
      changeField(tx, actor, now, { id: params.id, version, draft: body }),
  }),
  commandRoute({
    method: 'PUT',
    path: `${path}/archival`,
    summary: 'Take a custom field out of use; its values stay',
    access,
    params: FieldParams,
    versioned: true,
    answers: { 200: FieldChanged },
    handle: ({ tx, actor, now, params, version }) =>
      archiveField(tx, actor, now, { id: params.id, version, to: 'archived' }),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${path}/archival`,
    summary: 'Take an archived field back into use',
    access,
    params: FieldParams,
    versioned: true,
    answers: { 200: FieldChanged },
    handle: ({ tx, actor, now, params, version }) =>
      archiveField(tx, actor, now, { id: params.id, version, to: 'in-use' }),
  }),
  commandRoute({
    method: 'PUT',
    path: `${path}/place`,
    summary: 'Put a field behind another of its record, or first',
    access,
    params: FieldParams,
    body: PlaceBody,
    answers: { 200: FieldsAnswer },
    handle: async ({ tx, actor, now, params, body }) => ({
      items: await moveField(tx, actor, now, { id: params.id, after: body.after }),
    }),
  }),
  readRoute({
    path: `${path}/uses`,
    summary: 'In how many live records a field, and each of its choices, has a value',
    access,
    params: FieldParams,
    answers: { 200: UsesAnswer },
    handle: ({ db, params }) => readUses(db, params.id),
  }),
  commandRoute({
    method: 'POST',
    path: `${path}/options/:option/merge`,
    summary: 'Merge a choice into another: records follow, thousands of them in a job, and it is archived',
    access,
    params: OptionParams,
    body: MergeBody,
    versioned: true,
    answers: { 200: Merged, 202: Merged },
    handle: async ({ tx, actor, now, params, version, body }) => {
      const { id, option: from } = params
      return orAccepted(await mergeOptions(tx, actor, now, { id, version, from, into: body.into }))
    },
  }),
  readRoute({
    path: `${path}/conversion`,
    summary: 'What another type would make of a field’s values',
    access,
    params: FieldParams,
    query: ConversionQuery,
    answers: { 200: ConversionAnswer },
    handle: ({ db, actor, params, query }) =>
      previewConversion(db, actor.language, { id: params.id, type: query.type }),
  }),
  commandRoute({
    method: 'POST',
    path: `${path}/conversion`,
    summary:
      'Give a custom field another type and convert its values, thousands of them in a job; it can be undone for 30 days',
    access,
    params: FieldParams,
    body: ConversionBody,
    versioned: true,
    answers: { 200: FieldChanged, 202: FieldChanged },
    handle: async ({ tx, actor, now, params, version, body }) =>
      orAccepted(await convertField(tx, actor, now, { id: params.id, version, ...body })),
  }),
]

/** 202 where a job does the rest. */
const orAccepted = <Written extends { jobId: number | null }>(written: Written) =>
  written.jobId === null ? written : answer(202, written)
