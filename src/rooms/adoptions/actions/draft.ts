import type { Tx } from '../../../db/database.ts'
import type { Actor } from '../../../kit/actor.ts'
import { NotFound, Refused } from '../../../kit/errors.ts'
import type { Approach, TalkPart } from '../../approaches/forms.ts'
import { getStartingApproach, listVersions } from '../../approaches/queries.ts'
import { findApproach, shippedApproaches } from '../../approaches/shipped.ts'
import type { Acting } from '../../newcomers/actions/acting.ts'
import { type CoordinationForm, type LimitsForm, type NameForm, parts, type TalkForm } from '../forms.ts'
import { type Draft, getDraft, insertVersion, deleteDraft, updateDraft, writeDraft } from '../queries/drafts.ts'
import { whyNotSound } from '../rules/refusals.ts'

/** The approach in force as it was written, to lay a draft beside. */
export async function currentApproach(tx: Tx, actor: Actor): Promise<Approach> {
  const [newest] = await listVersions(tx, actor)
  return newest?.approach ?? getStartingApproach(tx, actor)
}

/** Every approach that gave a key its meaning here: shipped, or in force at some time; the newest first. */
export async function everyApproach(tx: Tx, actor: Actor): Promise<Approach[]> {
  return [...(await listVersions(tx, actor)).map(({ approach }) => approach), ...shippedApproaches]
}

/**
 * Begins a change: from the approach in force ('now'), from one of the shipped ones ('zeist'), or from an earlier
 * version ('v3'). Going back and switching are the same act as changing a word.
 */
export async function startDraft({ tx, actor, now }: Acting, from: string): Promise<void> {
  await writeDraft(tx, actor, await approachFrom(tx, actor, from), now)
}

async function approachFrom(tx: Tx, actor: Actor, from: string): Promise<Approach> {
  if (from === 'now') return currentApproach(tx, actor)
  const shipped = findApproach(from)
  if (shipped) return shipped
  const version = (await listVersions(tx, actor)).find(({ number }) => from === `v${number}`)
  if (!version) throw new NotFound('no such approach')
  return version.approach
}

/** Changes the draft when it is still the one that was on the screen. */
export async function changeDraft(
  by: Acting, version: number, change: (draft: Draft) => Approach | Promise<Approach>,
): Promise<void> {
  const draft = await getDraft(by.tx, by.actor)
  if (draft.version !== version) throw new Refused('adoptions.refused.meanwhile')
  const approach = await change(draft)
  const reason = whyNotSound(approach)
  if (reason) throw new Refused(reason)
  const isDone = await updateDraft(by.tx, by.actor, { approach, version, at: by.now })
  if (!isDone) throw new Refused('adoptions.refused.meanwhile')
}

export async function dropDraft({ tx, actor }: Acting): Promise<void> {
  await deleteDraft(tx, actor)
}

/** Takes the draft into use: from now on every page and count goes by it. What is recorded stays as it is. */
export async function adopt(by: Acting, form: { version: number; purpose: string }): Promise<string> {
  const { tx, actor, now } = by
  const draft = await getDraft(tx, actor)
  if (draft.version !== form.version) throw new Refused('adoptions.refused.meanwhile')
  const reason = whyNotSound(draft.approach)
  if (reason) throw new Refused(reason)
  const id = await insertVersion(tx, actor, { approach: draft.approach, purpose: form.purpose, at: now })
  await deleteDraft(tx, actor)
  return id
}

export function withName(approach: Approach, form: NameForm): Approach {
  return {
    ...approach, name: form.name, motto: { nl: form.motto_nl, en: form.motto_en, ar: form.motto_ar },
    frame: {
      ...approach.frame,
      name: {
        ...approach.frame.name, nl: form.frame_nl, en: form.frame_en, ar: form.frame_ar,
        ...untranslated(approach, form),
      },
    },
  }
}

// Other languages of the plan's name were made for the old Dutch words.
function untranslated({ frame }: Approach, form: NameForm) {
  return frame.name.nl === form.frame_nl ? {} : { ti: '', tr: '', uk: '', fa: '' }
}

/** Which parts a talk has and in what order; own words always come first. */
export function withTalk(approach: Approach, form: TalkForm): Approach {
  const chosen = parts.filter((part: TalkPart) => form[part] !== '')
    .toSorted((a, b) => Number(form[a]) - Number(form[b]))
  return { ...approach, parts: chosen, rhythm: { ...approach.rhythm, namesEarlyStart: form.names_early } }
}

export function withLimits(approach: Approach, form: LimitsForm): Approach {
  return {
    ...approach, thresholds: {
      silentProfessionalWeeks: form.silent_professional, silentSocialWeeks: form.silent_social,
      silentPairWeeks: form.silent_pair, stuckAfterDays: form.stuck_after, movingWithinDays: form.moving_within,
      attachedDays: form.attached, keyMonths: form.key_months, planMonths: form.plan_months,
    },
  }
}

/** AK-02: the coordination stands with the municipality itself, or with an organisation of its list. */
export function withCoordination(approach: Approach, form: CoordinationForm): Approach {
  const { coordination } = approach
  const [first] = coordination.organisations
  const others = coordination.organisations.filter((name) => name !== first && name !== form.organisation)
  const kinds = [form.held_by, ...coordination.heldBy.filter((kind) => kind !== form.held_by)]
  return {
    ...approach, teams: { ...approach.teams, dividedBy: form.divided_by },
    coordination: {
      heldBy: kinds.slice(0, 1 + others.length),
      organisations: form.organisation === '' ? [] : [form.organisation, ...others],
      leadTitle: { nl: form.lead_nl, en: form.lead_en, ar: form.lead_ar },
      independentInterviewer: form.independent, sharedCaseload: form.shared,
    },
  }
}
