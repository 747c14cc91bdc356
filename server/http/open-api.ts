import { z } from 'zod'
import { cookieName } from './authenticate.ts'
import type { Access, Route } from './route.ts'

/** OpenAPI 3.1 of every route of our own, made from the same table that is mounted. */
export function openApi(routes: readonly Route[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes.filter(({ dialect }) => !dialect)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Encopia', version: '1' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        agentSession: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl, 'agent') },
        areaSession: { type: 'apiKey', in: 'cookie', name: cookieName(publicUrl, 'area') },
      },
      schemas: { Problem: problem },
    },
  }
}

function operation(route: Route): object {
  return {
    summary: route.summary,
    security: security(route.access),
    parameters: [...parameters('path', route.params), ...parameters('query', route.query), ...headers(route)],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: json(route.body, 'input') } },
          },
        }
      : {}),
    ...(takenTypes(route)
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(takenTypes(route)?.map((type) => [type, {}]) ?? []),
          },
        }
      : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, shape]) => [
          status,
          {
            description: route.summary,
            ...(shape ? { content: { 'application/json': { schema: json(shape, 'output') } } } : {}),
          },
        ]),
      ),
      default: {
        description: 'Problem details (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function security(access: Access): object[] {
  switch (access.who) {
    case 'anyone':
      return []
    case 'agents':
      return [{ agentSession: [] }, { apiKey: [] }]
    case 'agents-by-key':
      return [{ apiKey: [] }]
    case 'agents-in-person':
    case 'agents-half':
      return [{ agentSession: [] }]
    case 'leaving':
      return [{ [access.door === 'agent' ? 'agentSession' : 'areaSession']: [] }, {}]
    case 'customers':
    case 'customers-half':
      return [{ areaSession: [] }]
  }
}

function parameters(place: 'path' | 'query', shape: z.ZodType | undefined): object[] {
  if (!(shape instanceof z.ZodObject)) return []
  return Object.entries(shape.shape).map(([name, of]) => ({
    name,
    in: place,
    required: place === 'path' || !(of as z.ZodType).isOptional(),
    schema: json(of as z.ZodType, 'input'),
  }))
}

function headers(route: Route): object[] {
  const named = (name: string, required: boolean) => ({
    name,
    in: 'header',
    required,
    schema: { type: 'string' },
  })
  return [
    ...(route.versioned ? [named('If-Match', true)] : []),
    ...(route.idempotent ? [named('Idempotency-Key', false)] : []),
  ]
}

const json = (shape: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _schema, ...rest } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return rest
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    requestId: { type: 'string' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          params: { type: 'object' },
          message: { type: 'string' },
        },
      },
    },
    current: {},
  },
}

const takenTypes = (route: Route): readonly string[] | undefined => route.bytes ?? route.streams
