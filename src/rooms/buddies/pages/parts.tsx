import type { ComponentChildren } from 'preact'
import { type ShownState, StateBadge } from '../../../web/components/state.tsx'
import { PageHead } from '../../../web/components/text.tsx'
import { type Texts, useText } from '../../../web/texts.tsx'
import type { Stage } from '../rules/registrations.ts'

export const buddiesPath = '/maatjes'

const tabPaths = {
  waiting: '', rounds: '/rondes', pairs: '/koppels', dinners: '/diners', effect: '/effect',
} as const
export type BuddyTab = keyof typeof tabPaths

/** The pages of the room that this actor may open, in order. */
export const tabsFor = (isCoordinator: boolean): readonly BuddyTab[] =>
  (isCoordinator ? ['waiting', 'rounds', 'pairs', 'dinners', 'effect'] : ['waiting', 'pairs', 'effect'])

interface HeadProps {
  readonly tab: BuddyTab
  readonly tabs: readonly BuddyTab[]
  readonly title: string
  readonly lead?: ComponentChildren
  readonly children?: ComponentChildren
}

/** The head of a page of this room, with the way to its other pages. */
export function BuddiesHead({ tab, tabs, title, lead, children }: HeadProps) {
  const { t } = useText()
  return (
    <>
      <PageHead title={title} lead={lead}>{children}</PageHead>
      <nav class="file-tabs" aria-label={t('buddies.tabs')}>
        <ul>
          {tabs.map((key) => (
            <li>
              <a href={`${buddiesPath}${tabPaths[key]}`} aria-current={key === tab ? 'page' : undefined}>
                {t(`buddies.tab.${key}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  )
}

const shownStage: Record<Stage, ShownState> = {
  to_speak: 'nobody', ready: 'moving', parked: 'not_needed', paired: 'done',
}

/** Where somebody stands: to be spoken with, ready, waiting by own wish, paired. */
export function StageBadge({ stage, until }: { stage: Stage; until: string | null }) {
  const { t, date } = useText()
  const word = stage === 'parked' ? t('buddies.stage.parked', { day: date(until) }) : t(`buddies.stage.${stage}`)
  return <StateBadge state={shownStage[stage]}>{word}</StateBadge>
}

/** Words of a list in a row; '' for none. */
export function wordsIn(list: string, words: readonly string[], { t, list: row }: Texts): string {
  return row(words.map((word) => t(`buddies.${list}.${word}`)))
}
