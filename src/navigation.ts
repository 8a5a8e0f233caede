import type { Actor, Role } from './kit/actor.ts'
import type { NavigationItem } from './web/house.ts'
import { type Language, textsOf } from './web/texts.tsx'

interface NamedPlace {
  readonly key: string
  readonly href: string
  readonly icon: string
  readonly roles: readonly Role[]
}

const fileRoles: readonly Role[] = ['coordinator', 'case_worker']

const places: readonly NamedPlace[] = [
  { key: 'today', href: '/vandaag', icon: 'today', roles: [...fileRoles, 'interviewer'] },
  { key: 'newcomers', href: '/nieuwkomers', icon: 'people', roles: fileRoles },
  { key: 'conversations', href: '/gesprekken', icon: 'talk', roles: [...fileRoles, 'interviewer'] },
  { key: 'activities', href: '/activiteiten', icon: 'calendar', roles: [...fileRoles, 'interviewer'] },
  { key: 'buddies', href: '/maatjes', icon: 'puzzle', roles: fileRoles },
  { key: 'volunteers', href: '/vrijwilligers', icon: 'person', roles: fileRoles },
  { key: 'steering', href: '/sturen', icon: 'chart', roles: [...fileRoles, 'policy_officer'] },
  { key: 'settings', href: '/instellingen/mensen', icon: 'settings', roles: ['administrator'] },
  { key: 'settings', href: '/instellingen/aanpak', icon: 'settings', roles: ['coordinator'] },
]

/** The named places of the shell for this actor, in order; never more than eight. */
export function navigationOf(actor: Actor, language: Language): NavigationItem[] {
  const { t } = textsOf(language)
  const mine = places.filter((place) => place.roles.some((role) => actor.roles.has(role)))
  const once = mine.filter((place, index) => mine.findIndex(({ key }) => key === place.key) === index)
  return once.map(({ key, href, icon }) => ({ key, href, icon, label: t(`app.place.${key}`) }))
}
