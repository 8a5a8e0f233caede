import type { Approach } from '../../approaches/forms.ts'
import { languageSkillValues } from '../../../db/schema.ts'
import { levels } from './fields.ts'
import { connections, networkQuestions } from './network.ts'
import { howKey, hows, isAskedHow } from './questions.ts'

/** What is asked in every talk from a short list with an order, so that two talks can be laid side by side (ZE-03). */
export interface Scale {
  /** `how.network`, `level.reading`, `net.bonds_seen`. */
  readonly key: string
  readonly kind: 'topic' | 'level' | 'bonds' | 'bridges' | 'links'
  /** Lowest first; another answer (not sure, not asked) has no place and compares with nothing. */
  readonly values: readonly string[]
}

const ranks: readonly (readonly string[])[] = [['none', 'one_two', 'three_five', 'more'], ['no', 'yes']]

/** The scales of an approach, in the order of its topics; marks of health are an aid for the talk and no scale. */
export function scalesOf({ topics, parts }: Approach): Scale[] {
  return [
    ...(parts.includes('topics') ? topics.filter(isAskedHow) : [])
      .map(({ key }): Scale => ({ key: howKey(key), kind: 'topic', values: hows })),
    ...(parts.includes('levels') ? languageSkillValues : [])
      .map((skill): Scale => ({ key: `level.${skill}`, kind: 'level', values: levels })),
    ...(parts.includes('connectedness') ? connections : []).flatMap(networkScales),
  ]
}

function networkScales(connection: (typeof connections)[number]): Scale[] {
  return networkQuestions.filter((question) => question.connection === connection).map(({ key, options }) => ({
    key: `net.${key}`, kind: connection,
    values: ranks.find((rank) => rank.every((one) => options.includes(one))) ?? [],
  }))
}

export type Movement = 'up' | 'same' | 'down'

/** From one answer to another; null when either has no place on the scale. */
export function movementOf({ values }: Scale, from: string | undefined, to: string | undefined): Movement | null {
  const [before, after] = [values.indexOf(from ?? ''), values.indexOf(to ?? '')]
  if (before < 0 || after < 0) return null
  if (before === after) return 'same'
  return after > before ? 'up' : 'down'
}
