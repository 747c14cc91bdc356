import { answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import {
  type Contact,
  changeAvatar,
  changeContact,
  findContact,
  findPicture,
  largestPicture,
  pictureHeaders,
  pictureTypes,
  presentStale,
  removeAvatar,
} from '../../directory/index.ts'
import { fieldsOf } from '../../fields/index.ts'
import { areaSession } from '../area-session.ts'
import { presentProfile } from '../present-profile.ts'
import { AreaSession, ProfileAnswer, ProfileBody } from '../wire.ts'

/** What every customer has, with or without an account: the session, the own profile. */
export const ownRoutes: Route[] = [
  readRoute({
    path: '/api/session/area',
    summary: 'Who is signed in at the customers’ door',
    access: customers(),
    answers: { 200: AreaSession },
    handle: async ({ db, actor }) => areaSession(db, actor.id),
  }),
  readRoute({
    path: '/api/area/me/profile',
    summary: 'One’s own profile, as far as customers see it',
    access: customers(),
    answers: { 200: ProfileAnswer },
    handle: async ({ db, actor }) => {
      const contact = await findContact(db, actor.id)
      if (!contact) throw new Refusal('missing')
      return profile(db, contact)
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/area/me/profile',
    summary: 'Change the fields that are named, as far as customers may',
    access: customers(),
    body: ProfileBody,
    answers: { 200: ProfileAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, version, body }) => {
      const fields = await fieldsOf(tx, 'contact')
      const present = (contact: Contact) => presentProfile(fields, contact)
      return present(
        await presentStale(present, () =>
          changeContact(tx, actor, now, { id: actor.id, version, draft: body }),
        ),
      )
    },
  }),
  readRoute({
    path: '/api/area/me/avatar',
    summary: 'One’s own picture',
    access: customers(),
    answers: { 200: null },
    handle: async ({ db, actor }) => {
      const picture = await findPicture(db, actor.id)
      return answer(200, picture.body, { headers: pictureHeaders(picture) })
    },
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/area/me/avatar',
    summary: 'Give oneself a picture: PNG, JPEG or WebP, at most 1 MB',
    access: customers(),
    answers: { 200: ProfileAnswer },
    bytes: pictureTypes,
    bodyLimit: largestPicture,
    handle: async ({ tx, actor, now, body }) => {
      const sent: unknown = body
      const bytes = sent instanceof Uint8Array ? sent : new Uint8Array()
      return profile(tx, await changeAvatar(tx, actor, now, { id: actor.id, bytes }))
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/area/me/avatar',
    summary: 'Take one’s own picture away',
    access: customers(),
    answers: { 200: ProfileAnswer },
    handle: async ({ tx, actor, now }) => profile(tx, await removeAvatar(tx, actor, now, actor.id)),
  }),
]

const profile = async (db: Handle, contact: Contact) => presentProfile(await fieldsOf(db, 'contact'), contact)
