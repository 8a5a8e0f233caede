import { z } from 'zod'
import { choice, line } from '../../web/fields.ts'

/** What kinds of partners a municipality works with, as the five plans name them and their like. */
export const organisationKinds = [
  'welfare', 'refugee_council', 'housing', 'training', 'school', 'community', 'buddy', 'employer', 'health', 'network',
  'government', 'other',
] as const

export const organisationForm = z.strictObject({ name: line(120), kind: choice(organisationKinds) })
