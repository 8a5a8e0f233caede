import type { ComponentChildren } from 'preact'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { TextField } from '../../../web/components/fields.tsx'
import { Form, HiddenField, SubmitRow } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { type Texts, useText } from '../../../web/texts.tsx'
import { momentName } from '../../conversations/pages/moment.ts'
import type { Window } from '../../conversations/rules/windows.ts'
import type { Effects, PersonEffect } from '../actions/foresee.ts'
import type { Draft } from '../queries/drafts.ts'
import { namedAtMost, type TalkEffect, talkEffects } from '../rules/effects.ts'
import type { SectionName } from '../rules/sections.ts'
import { approachPath, draftPath } from './paths.ts'

interface EffectsView {
  readonly effects: Effects
  readonly draft: Draft
  readonly changed: readonly SectionName[]
  readonly state: FormState
}

/** What the change means today for talks and plans that run, with the people behind each count; then adopting it. */
export function EffectsPage({ view }: { view: EffectsView }) {
  const { t, list } = useText()
  const { effects, changed } = view
  const isQuiet = effects.talks.length === 0 && effects.headings.length === 0
    && effects.limits.every(({ more, fewer }) => more.length + fewer.length === 0)
  return (
    <>
      <PageHead title={t('adoptions.effects.title')} lead={t('adoptions.effects.lead')}
        back={{ href: draftPath, label: t('adoptions.draft.back') }} />
      {changed.length === 0 ? <Notice>{t('adoptions.draft.same')}</Notice> : (
        <p>{t('adoptions.effects.changed', {
          parts: list(changed.map((section) => t(`adoptions.section.${section}`))),
        })}</p>
      )}
      {changed.length > 0 && isQuiet && <Notice kind="ok">{t('adoptions.effects.none')}</Notice>}
      <div class="figures figures--pairs">
        {talkEffects.map((effect) => <TalkPart effect={effect} effects={effects} />)}
        {effects.headings.map(({ name, personIds }) => (
          <Part text={t('adoptions.effects.heading', { count: personIds.length, name })} ids={personIds}
            names={effects.names} />
        ))}
        <LimitParts effects={effects} />
      </div>
      <QuestionPart view={view} />
      <AdoptForm view={view} />
    </>
  )
}

interface PartProps {
  readonly text: string
  readonly ids: readonly string[]
  readonly names: ReadonlyMap<string, string>
  /** After the name of a person. */
  readonly about?: (id: string, at: number) => ComponentChildren
}

function Part({ text, ids, names, about }: PartProps) {
  const { t } = useText()
  return (
    <section class="figure">
      <p class="figure-sentence"><Counted text={text} /></p>
      <Disclosure label={t('adoptions.effects.people')}>
        <ul>
          {ids.slice(0, namedAtMost).map((id, at) => (
            <li><a class="nl-link" href={`/nieuwkomers/${id}`}><bdi>{names.get(id)}</bdi></a>{about?.(id, at)}</li>
          ))}
        </ul>
        {ids.length > namedAtMost && <p>{t('adoptions.effects.more', { count: ids.length - namedAtMost })}</p>}
      </Disclosure>
    </section>
  )
}

// "5 gesprekken worden te laat" with its number large, as on the page of the figures.
function Counted({ text }: { text: string }) {
  const [, before = '', count = '', after = ''] = /^(\D*)(\d[\d.,]*\d|\d)(.*)$/s.exec(text) ?? ['', text]
  return <>{before}{count && <strong class="figure-number">{count}</strong>}{after}</>
}

function TalkPart({ effect, effects }: { effect: TalkEffect; effects: Effects }) {
  const texts = useText()
  const found = effects.talks.filter((line) => line.effect === effect)
  if (found.length === 0) return null
  return (
    <Part text={texts.t(`adoptions.effects.talk.${effect}`, { count: found.length })} names={effects.names}
      ids={found.map(({ personId }) => personId)} about={(_, at) => aboutTalk(found[at], texts)} />
  )
}

function aboutTalk(line: PersonEffect | undefined, texts: Texts): string {
  if (!line) return ''
  const { t } = texts
  const values = {
    moment: momentName(t, line.moment), before: windowText(line.before, texts), after: windowText(line.after, texts),
  }
  if (line.before && line.after) return `: ${t('adoptions.effects.both', values)}`
  return `: ${t(line.after ? 'adoptions.effects.only_after' : 'adoptions.effects.only_before', values)}`
}

function windowText(window: Window | null, { t, date }: Texts): string {
  if (!window) return ''
  const [from, until] = [date(window.first), date(window.last)]
  return from ? t('adoptions.effects.window', { from, until }) : t('adoptions.effects.until', { until })
}

function LimitParts({ effects }: { effects: Effects }) {
  const { t } = useText()
  return (
    <>
      {effects.limits.flatMap(({ limit, more, fewer }) => [
        more.length > 0 && <Part text={t(`adoptions.effects.more_${limit}`, { count: more.length })} ids={more}
          names={effects.names} />,
        fewer.length > 0 && <Part text={t(`adoptions.effects.fewer_${limit}`, { count: fewer.length })} ids={fewer}
          names={effects.names} />,
      ])}
    </>
  )
}

function QuestionPart({ view: { effects, changed } }: { view: EffectsView }) {
  const { t } = useText()
  const isAsked = changed.some((section) => ['questions', 'topics', 'talk'].includes(section))
  if (!isAsked) return null
  return <Notice>{t('adoptions.effects.begun', { count: effects.begunTalks })}</Notice>
}

function AdoptForm({ view: { draft, state, changed } }: { view: EffectsView }) {
  const { t } = useText()
  if (changed.length === 0) return null
  return (
    <>
      <h2>{t('adoptions.adopt.title')}</h2>
      <p>{t('adoptions.adopt.lead')}</p>
      <Form action={`${approachPath}/versies`} state={state}>
        <HiddenField name="version" value={String(draft.version)} />
        <TextField name="purpose" label={t('adoptions.adopt.purpose')} help={t('adoptions.adopt.purpose_help')}
          maxLength={400} />
        <SubmitRow label={t('adoptions.adopt.submit')} cancel={{ href: draftPath, label: t('adoptions.draft.back') }} />
      </Form>
    </>
  )
}
