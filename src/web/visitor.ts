import type { Actor, Role } from '../kit/actor.ts'
import type { Language } from './texts.tsx'

/** Where somebody holds roles today. */
export interface Place {
  readonly municipalityId: string
  readonly municipality: string
  readonly roles: readonly Role[]
}

/** Somebody with a live session, before it is known what they may see. */
export interface Visitor {
  readonly sessionId: string
  readonly accountId: string
  readonly name: string
  readonly language: Language
  /** Today's places; empty when every membership has ended. */
  readonly places: readonly Place[]
  /** null until a municipality is chosen or while the second factor is missing. */
  readonly actor: Actor | null
  /** When the session ends if nothing more is asked of the server (SES-03). */
  readonly idleEndsAt: Date
  /** The last moment of the session, however busy it is. */
  readonly endsAt: Date
  /** A program with this person's key; its lines in the log say so. */
  readonly isProgram?: boolean
  /** Of a program: its key may also add and change. */
  readonly mayWrite?: boolean
}
