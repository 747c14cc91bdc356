import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Refusal } from '../../../lib/errors.ts'
import { type FormFile, valueOfForm } from './shapes/form.ts'

const megabyte = 1024 * 1024
/** All the files of one request, as documented for tickets. */
export const largestFiles = 20 * megabyte

/** Lets a scope take forms with files; they are read once it is known who sends them. */
export async function readsForms(scope: FastifyInstance): Promise<void> {
  await scope.register(multipart, {
    limits: {
      fieldNameSize: 200,
      fieldSize: megabyte,
      fields: 1000,
      files: 30,
      fileSize: largestFiles,
      parts: 1030,
      headerPairs: 100,
    },
  })
}

/**
 * The body of a request: JSON as it was parsed; of a form its fields as the JSON that they stand for (`name[]`,
 * `custom_fields[x]`), numbers and truths where the route wants some, and its files.
 */
export async function formOf(request: FastifyRequest, shape: z.ZodType | undefined): Promise<unknown> {
  if (!request.isMultipart()) return request.body
  const fields = await fieldsOf(request).catch((error: unknown) => {
    // What reads forms says of a broken one no more than that it broke.
    throw isSaid(error) ? error : Object.assign(new Error('a form broke off'), { statusCode: 400 })
  })
  return valueOfForm(fields, schemaOf(shape))
}

const isSaid = (error: unknown): boolean =>
  error instanceof Refusal || (error instanceof Error && 'statusCode' in error)

type FormField = [name: string, value: string | FormFile]

async function fieldsOf(request: FastifyRequest): Promise<FormField[]> {
  const fields: FormField[] = []
  let bytes = 0
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.valueTruncated || part.fieldnameTruncated)
        throw new Refusal('invalid', [{ path: part.fieldname.slice(0, 60), code: 'shape.too-long' }])
      fields.push([part.fieldname, String(part.value)])
      continue
    }
    const content = await part.toBuffer()
    bytes += content.length
    if (bytes > largestFiles) {
      const problem = { path: part.fieldname.slice(0, 60), code: 'freshdesk.files-too-large' }
      throw new Refusal('invalid', [problem])
    }
    fields.push([part.fieldname, { name: part.filename ?? 'file', type: part.mimetype, content }])
  }
  return fields
}

const schemas = new WeakMap<z.ZodType, object>()

function schemaOf(shape: z.ZodType | undefined): object {
  if (!shape) return {}
  const known = schemas.get(shape)
  if (known) return known
  const made = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  schemas.set(shape, made)
  return made
}
