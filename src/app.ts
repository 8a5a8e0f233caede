import { Hono } from 'hono'
import { operations } from './api.ts'
import type { Database } from './db/database.ts'
import { internet, type Outside } from './kit/outside/fetch.ts'
import { navigationOf } from './navigation.ts'
import { createFrontDoor, type FrontDoor } from './rooms/accounts/front-door.ts'
import { accountRoutes } from './rooms/accounts/routes.ts'
import { routes as importRoutes } from './rooms/newcomers/import/routes.tsx'
import { routes as newcomerRoutes } from './rooms/newcomers/routes.ts'
import { routes as ownListRoutes } from './rooms/own-lists/routes.tsx'
import { routes as organisationRoutes } from './rooms/organisations/routes.tsx'
import { routes as territoryRoutes } from './rooms/territory/routes.tsx'
import { routes as adoptionRoutes } from './rooms/adoptions/routes.ts'
import { routes as conversationRoutes } from './rooms/conversations/routes.ts'
import { activitiesRoutes } from './rooms/activities/routes.ts'
import { routes as planRoutes } from './rooms/plans/routes/plan.ts'
import { volunteerRoutes } from './rooms/volunteers/routes.ts'
import { talentRoutes } from './rooms/talents/routes.ts'
import { invitationRoutes } from './rooms/invitations/routes.ts'
import { buddyRoutes } from './rooms/buddies/routes.ts'
import { organisersRoutes } from './rooms/organisers/routes.ts'
import { ownCalendarRoutes } from './rooms/own-calendars/routes.tsx'
import { ridesRoutes } from './rooms/rides/routes.ts'
import { estimated, routingAt } from './rooms/rides/routing.ts'
import { routes as filesRoutes } from './rooms/files/routes.ts'
import { routes as steeringRoutes } from './rooms/steering/routes.tsx'
import { routes as turnoutRoutes } from './rooms/turnout/routes.tsx'
import { routes as todayRoutes } from './rooms/today/routes.tsx'
import type { Settings } from './settings.ts'
import { mountApi } from './web/api/mount.ts'
import { referenceRoutes } from './web/api/reference.tsx'
import { assetResponse } from './web/assets.ts'
import { draftRoutes } from './web/drafts.ts'
import { errorAnswer } from './web/error-pages.tsx'
import { FramedPage } from './web/frame.tsx'
import type { House } from './web/house.ts'
import { mount } from './web/mount.ts'
import { addOperations } from './web/operations.ts'
import type { OpenRoute, Route } from './web/route.ts'
import { addSecurityHeaders } from './web/security-headers.ts'
import { sessionRoutes } from './web/session-routes.ts'
import { proxiesOf } from './web/visitor-address.ts'

export interface AppParts {
  readonly database: Database
  readonly settings: Pick<Settings, 'secret' | 'origin' | 'demo' | 'metricsToken'>
    & Partial<Pick<Settings, 'trustedProxies' | 'contact' | 'apiPerMinute' | 'routing'>>
  /** The clock; tests set another. */
  readonly now?: () => Date
  /** The world outside; tests have one of their own. */
  readonly outside?: Outside
  /** How far the example region is while it is being filled, null when it is full. */
  readonly filling?: () => { readonly done: number; readonly total: number } | null
}

/** Every room's routes in one list: the table of contents. */
export function routesOf(parts: AppParts, frontDoor: FrontDoor): readonly (Route | OpenRoute)[] {
  const { settings, filling = () => null, outside = internet } = parts
  return [
    ...sessionRoutes,
    ...accountRoutes({ secret: settings.secret, isDemo: settings.demo, origin: settings.origin, filling }),
    ...territoryRoutes,
    ...ownListRoutes,
    ...organisationRoutes,
    ...importRoutes,
    ...newcomerRoutes,
    ...conversationRoutes,
    ...activitiesRoutes({ origin: settings.origin, outside }),
    ...planRoutes,
    ...volunteerRoutes({ secret: settings.secret, origin: settings.origin }),
    ...talentRoutes({ secret: settings.secret, origin: settings.origin }),
    ...invitationRoutes({ secret: settings.secret, origin: settings.origin }),
    ...organisersRoutes({ secret: settings.secret, origin: settings.origin }),
    ...ownCalendarRoutes({ secret: settings.secret, origin: settings.origin }),
    ...buddyRoutes({ secret: settings.secret, origin: settings.origin }),
    ...ridesRoutes({
      secret: settings.secret, origin: settings.origin,
      routing: settings.routing ? routingAt(settings.routing) : estimated,
    }),
    ...filesRoutes,
    ...todayRoutes,
    ...steeringRoutes,
    ...turnoutRoutes,
    ...referenceRoutes(operations),
    ...adoptionRoutes,
    ...draftRoutes({
      secret: settings.secret,
      isOwnRecentSession: (visit, id) => frontDoor.isOwnRecentSession(visit.actor.userId, id, visit.now),
    }),
  ]
}

/** The whole product as one web application; the caller serves it and owns the database. */
export function createApp(parts: AppParts): Hono {
  const { database, settings } = parts
  const frontDoor = createFrontDoor({ database, secret: settings.secret })
  const house = houseOf(parts, frontDoor)
  const app = new Hono()
  addOperations(app, { database, metricsToken: settings.metricsToken })
  addSecurityHeaders(app)
  app.get('/assets/:file', (c) =>
    assetResponse(c.req.param('file'), c.req.header('accept-encoding')) ?? errorAnswer(house, c.req.raw, 404))
  mount(app, house, routesOf(parts, frontDoor))
  mountApi(app, house, operations, { contact: settings.contact ?? null, perMinute: settings.apiPerMinute ?? 0 })
  app.notFound((c) => errorAnswer(house, c.req.raw, 404))
  return app
}

function houseOf({ database, settings, now = () => new Date() }: AppParts, frontDoor: FrontDoor): House {
  return {
    database, secret: settings.secret, origin: settings.origin, now, navigation: navigationOf,
    trustedProxies: proxiesOf(settings.trustedProxies ?? []),
    findVisitor: (request, at) => frontDoor.findVisitor(request, at),
    findProgram: (request, at) => frontDoor.findProgram(request, at),
    holdForm: (request, body, at) => frontDoor.holdForm(request, body, at),
    frame: (frame, body) => FramedPage({
      frame, secret: settings.secret, now: now(), children: body,
      navigation: frame.visitor?.actor ? navigationOf(frame.visitor.actor, frame.language) : [],
    }),
  }
}
