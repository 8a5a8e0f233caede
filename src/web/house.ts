import type { BlockList } from 'node:net'
import type { VNode } from 'preact'
import type { Database } from '../db/database.ts'
import type { Actor } from '../kit/actor.ts'
import type { Body } from './body.ts'
import type { Language } from './texts.tsx'
import type { Visitor } from './visitor.ts'

export interface NavigationItem {
  readonly key: string
  readonly href: string
  readonly label: string
  readonly icon: string
}

/** What a page needs around its body. */
export interface Frame {
  readonly title: string
  readonly place: string
  readonly wide: boolean
  /** Nothing around the body: a screen that is shared with the newcomer. */
  readonly alone?: boolean
  readonly language: Language
  readonly visitor: Visitor | null
  readonly csrf: string
  readonly path: string
}

/** Everything a request needs from outside the route tables; made once in app.ts. */
export interface House {
  readonly database: Database
  readonly secret: string
  /** Public address when it is set, such as https://samenspel.example.nl. */
  readonly origin: string | null
  /** Own proxies, whose X-Forwarded-For is believed. */
  readonly trustedProxies: BlockList
  /** The visitor of a live session, null without one. Never adopts a token that was merely presented (SES-02). */
  findVisitor(request: Request, now: Date): Promise<Visitor | null>
  /** Whose key a program shows; a session's cookie says nothing here. */
  findProgram(request: Request, now: Date): Promise<Visitor | null>
  /** Keeps a form that came in after its session had run out; the id to show it again after signing in. */
  holdForm(request: Request, body: Body, now: Date): Promise<string | null>
  navigation(actor: Actor, language: Language): NavigationItem[]
  frame(frame: Frame, body: VNode): VNode
  now(): Date
}
