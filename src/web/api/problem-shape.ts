import { z } from 'zod'
import { textsOf } from '../texts.tsx'
import type { ProblemKind } from './problems.ts'

const inputError = z.object({
  in: z.enum(['body', 'query']), location: z.string(), code: z.string(), detail: z.string(),
})

/** Problem details as RFC 9457 and the API Design Rules ask them; some kinds carry more members. */
export const problemShape = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(),
  errors: z.array(inputError).optional().describe('Alles wat aan de invoer niet klopt, samen.'),
  candidates: z.array(z.object({ id: z.uuid(), name: z.string() })).optional()
    .describe('Wie misschien dezelfde persoon is (alleen bij likely_duplicate).'),
}).meta({ title: 'Problem' })

export function problemExample(kind: ProblemKind, status: number) {
  const { t } = textsOf('nl')
  return {
    type: `/api/v1/reference#${kind}`, title: t(`web.api.${kind}.title`), status, detail: t(`web.api.${kind}.text`),
  }
}
