import { ButtonLink } from '../../../web/components/button.tsx'
import { Disclosure } from '../../../web/components/disclosure.tsx'
import { PostButton } from '../../../web/components/form.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import type { FormState } from '../../../web/form-state.ts'
import { useText } from '../../../web/texts.tsx'
import type { Approach } from '../../approaches/forms.ts'
import type { AdoptedVersion } from '../../approaches/queries.ts'
import { SettingsTabs } from '../../territory/pages/settings-tabs.tsx'
import type { Coordinator } from '../queries/coordinators.ts'
import type { Draft } from '../queries/drafts.ts'
import { approachPath, draftPath } from './paths.ts'
import { Sections } from './sections.tsx'

interface ApproachView {
  readonly approach: Approach
  readonly versions: readonly AdoptedVersion[]
  readonly starting: Approach
  readonly shipped: readonly Approach[]
  readonly draft: Draft | null
  readonly coordinators: readonly Coordinator[]
  readonly mayChange: boolean
  readonly seesPeople: boolean
  readonly state: FormState
}

/** The approach of the municipality today in sentences, who coordinates, how it came about, the way to change it. */
export function ApproachPage({ view }: { view: ApproachView }) {
  const { t, language } = useText()
  return (
    <>
      <PageHead title={t('adoptions.page.title', { name: view.approach.name })} lead={view.approach.motto[language]} />
      <SettingsTabs here="approach" seesPeople={view.seesPeople} />
      {view.mayChange && <ChangeActs view={view} />}
      <Coordinators view={view} />
      <Sections approach={view.approach} />
      <section class="setting" aria-labelledby="themas">
        <h2 id="themas">{t('adoptions.section.themes')}</h2>
        <p>
          {t('adoptions.page.themes')}{' '}
          <a class="nl-link" href="/gesprekken/themas">{t('adoptions.page.themes_link')}</a>
        </p>
      </section>
      <Versions view={view} />
      {view.mayChange && <Shipped view={view} />}
    </>
  )
}

function ChangeActs({ view: { draft } }: { view: ApproachView }) {
  const { t, moment } = useText()
  if (!draft) {
    return (
      <div class="actions">
        <PostButton action={draftPath} look="primary" values={{ from: 'now' }}>{t('adoptions.page.change')}</PostButton>
      </div>
    )
  }
  return (
    <Notice title={t('adoptions.page.draft')}>
      <p>{t('adoptions.page.draft_by', { name: draft.changedBy, moment: moment(draft.changedAt) })}</p>
      <ButtonLink look="primary" href={draftPath}>{t('adoptions.page.draft_go')}</ButtonLink>
    </Notice>
  )
}

/** AK-02: who coordinates today, and whether that is who the approach says. */
function Coordinators({ view: { approach, coordinators } }: { view: ApproachView }) {
  const { t } = useText()
  const [named] = approach.coordination.organisations
  const isHeld = named === undefined || coordinators.some(({ organisation }) => organisation === named)
  return (
    <>
      <ul>
        {coordinators.map(({ name, organisation }) => (
          <li>{organisation
            ? t('adoptions.coordination.person_of', { name, organisation })
            : t('adoptions.coordination.person', { name })}</li>
        ))}
      </ul>
      {!isHeld && <Notice kind="warning">{t('adoptions.coordination.nobody_of', { name: named })}</Notice>}
    </>
  )
}

function Versions({ view }: { view: ApproachView }) {
  const { t, date } = useText()
  return (
    <section class="setting" aria-labelledby="versies">
      <h2 id="versies">{t('adoptions.version.list')}</h2>
      <ul>
        {view.versions.map(({ number, adoptedOn, adoptedBy, purpose }) => (
          <li>
            <a class="nl-link" href={`${approachPath}/versies/${number}`}>{t('adoptions.version.title', { number })}</a>
            {t('web.comma')}
            {t('adoptions.version.by', { day: date(adoptedOn), name: adoptedBy })} <q dir="auto">{purpose}</q>
          </li>
        ))}
        <li>{t('adoptions.version.starting', { name: view.starting.name })}</li>
      </ul>
    </section>
  )
}

function Shipped({ view: { shipped } }: { view: ApproachView }) {
  const { t, language } = useText()
  return (
    <section class="setting" aria-labelledby="andere">
      <h2 id="andere">{t('adoptions.page.other')}</h2>
      <p>{t('adoptions.page.other_lead')}</p>
      {shipped.map((approach) => (
        <Disclosure label={<bdi>{approach.name}</bdi>}>
          <p>{approach.motto[language]}</p>
          <PostButton action={draftPath} values={{ from: approach.key }}>
            {t('adoptions.page.take', { name: approach.name })}
          </PostButton>
        </Disclosure>
      ))}
    </section>
  )
}

interface VersionView {
  readonly approach: Approach
  readonly version: AdoptedVersion
  readonly mayChange: boolean
}

/** An earlier version as it was, with the way back to it. */
export function VersionPage({ view: { approach, version, mayChange } }: { view: VersionView }) {
  const { t, date } = useText()
  const { number, adoptedOn, adoptedBy, purpose } = version
  return (
    <>
      <PageHead title={t('adoptions.version.title', { number })}
        back={{ href: approachPath, label: t('adoptions.page.back') }}
        lead={t('adoptions.version.by', { day: date(adoptedOn), name: adoptedBy })} />
      <p dir="auto"><q>{purpose}</q></p>
      {mayChange && (
        <PostButton action={draftPath} values={{ from: `v${number}` }}>{t('adoptions.version.return')}</PostButton>
      )}
      <Sections approach={approach} />
    </>
  )
}
