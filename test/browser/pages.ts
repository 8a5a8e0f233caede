import type { Region } from './region.ts'

/**
 * A page to look at: who opens it and where it is; `:person`, `:closed`, `:talk` (held), `:planned` (a talk to come)
 * and `:colleague` stand for somebody of the demo region.
 */
export interface ShownPage {
  readonly name: string
  /** A demo colleague, or null for somebody who is not signed in. */
  readonly as: string | null
  readonly path: string
}

const coordinator = 'Sanne Dijkstra'
const caseWorker = 'Marije Bouma'
const interviewer = 'Mila Oosterveld'
const administrator = 'Ada Veenstra'
const policyOfficer = 'Pim de Graaf'

/** Every page of the product once, by the role that uses it most. */
export const shownPages: readonly ShownPage[] = [
  { name: 'sign-in', as: null, path: '/aanmelden' },
  { name: 'demo', as: null, path: '/demo' },
  { name: 'api-reference', as: administrator, path: '/api/v1/reference' },
  { name: 'today-coordinator', as: coordinator, path: '/vandaag' },
  { name: 'today-case-worker', as: caseWorker, path: '/vandaag' },
  { name: 'today-interviewer', as: interviewer, path: '/vandaag' },
  { name: 'newcomers', as: coordinator, path: '/nieuwkomers' },
  { name: 'newcomers-new', as: coordinator, path: '/nieuwkomers/nieuw' },
  { name: 'file', as: coordinator, path: '/nieuwkomers/:person' },
  { name: 'together', as: coordinator, path: '/nieuwkomers/:person/samen' },
  { name: 'details', as: coordinator, path: '/nieuwkomers/:person/gegevens' },
  { name: 'team', as: coordinator, path: '/nieuwkomers/:person/team' },
  { name: 'timeline', as: coordinator, path: '/nieuwkomers/:person/tijdlijn' },
  { name: 'contact', as: coordinator, path: '/nieuwkomers/:person/contact' },
  { name: 'appointments', as: coordinator, path: '/nieuwkomers/:person/afspraken' },
  { name: 'household', as: coordinator, path: '/nieuwkomers/:person/huishouden' },
  { name: 'merge', as: coordinator, path: '/nieuwkomers/:person/samenvoegen' },
  { name: 'newcomers-search', as: coordinator, path: '/nieuwkomers/zoeken' },
  { name: 'details-edit', as: coordinator, path: '/nieuwkomers/:person/gegevens/wijzigen' },
  { name: 'close-file', as: coordinator, path: '/nieuwkomers/:person/sluiting' },
  { name: 'file-closed', as: coordinator, path: '/nieuwkomers/:closed' },
  { name: 'words', as: coordinator, path: '/nieuwkomers/:person/woorden' },
  { name: 'work', as: coordinator, path: '/nieuwkomers/:person/werk' },
  { name: 'languages', as: coordinator, path: '/nieuwkomers/:person/talen' },
  { name: 'team-add', as: coordinator, path: '/nieuwkomers/:person/team/nieuw' },
  { name: 'team-lead', as: coordinator, path: '/nieuwkomers/:person/team/lead' },
  { name: 'appointment-new', as: coordinator, path: '/nieuwkomers/:person/afspraken/nieuw' },
  { name: 'settings-village', as: coordinator, path: '/instellingen/gebied/dorpen/nieuw' },
  { name: 'settings-organisation', as: coordinator, path: '/instellingen/organisaties/nieuw' },
  { name: 'talks-of-person', as: coordinator, path: '/nieuwkomers/:person/gesprekken' },
  { name: 'talk-new', as: coordinator, path: '/nieuwkomers/:person/gesprekken/nieuw' },
  { name: 'talks', as: coordinator, path: '/gesprekken' },
  { name: 'talk', as: coordinator, path: '/gesprekken/:talk' },
  { name: 'talk-form', as: coordinator, path: '/gesprekken/:planned' },
  { name: 'talk-together', as: coordinator, path: '/gesprekken/:talk/samen' },
  { name: 'talk-agreement', as: coordinator, path: '/gesprekken/:talk/akkoord' },
  { name: 'talk-correction', as: coordinator, path: '/gesprekken/:talk/verbetering?vraag=own.worries' },
  { name: 'talk-level', as: coordinator, path: '/gesprekken/:talk/verbetering?vraag=level.reading' },
  { name: 'talk-completion', as: coordinator, path: '/gesprekken/:planned/afronding' },
  { name: 'talk-rearrange', as: coordinator, path: '/gesprekken/:planned/afspraak' },
  { name: 'talk-cancel', as: coordinator, path: '/gesprekken/:planned/afzegging' },
  { name: 'talk-moment', as: coordinator, path: '/nieuwkomers/:person/gesprekken/momenten/m24' },
  { name: 'plan-goal', as: coordinator, path: '/nieuwkomers/:person/plan?open=doel:language' },
  { name: 'themes', as: coordinator, path: '/gesprekken/themas' },
  { name: 'piece', as: coordinator, path: '/nieuwkomers/:person/puzzel/work' },
  { name: 'plan', as: coordinator, path: '/nieuwkomers/:person/plan' },
  { name: 'steering', as: coordinator, path: '/sturen' },
  { name: 'steering-themes', as: coordinator, path: '/sturen/themas' },
  { name: 'steering-movement', as: coordinator, path: '/sturen/beweging' },
  { name: 'steering-movement-people', as: coordinator, path: '/sturen/beweging/mensen' },
  { name: 'housing-number', as: coordinator, path: '/sturen/taakstelling' },
  { name: 'themes', as: coordinator, path: '/gesprekken/themas' },
  { name: 'steering-policy', as: policyOfficer, path: '/sturen' },
  { name: 'import', as: coordinator, path: '/nieuwkomers/importeren' },
  { name: 'settings-approach', as: coordinator, path: '/instellingen/aanpak' },
  { name: 'approach-draft', as: coordinator, path: '/instellingen/aanpak/concept' },
  { name: 'approach-effects', as: coordinator, path: '/instellingen/aanpak/concept/gevolgen' },
  { name: 'approach-version', as: coordinator, path: '/instellingen/aanpak/versies/1' },
  { name: 'approach-name', as: coordinator, path: '/instellingen/aanpak/concept/naam' },
  { name: 'approach-coordination', as: coordinator, path: '/instellingen/aanpak/concept/regie' },
  { name: 'approach-limits', as: coordinator, path: '/instellingen/aanpak/concept/grenzen' },
  { name: 'approach-questions', as: coordinator, path: '/instellingen/aanpak/concept/vragen' },
  { name: 'approach-question', as: coordinator, path: '/instellingen/aanpak/concept/vragen/wishes' },
  { name: 'approach-moment', as: coordinator, path: '/instellingen/aanpak/concept/momenten/m6' },
  { name: 'settings-own', as: coordinator, path: '/instellingen/eigen' },
  { name: 'own-word', as: coordinator, path: '/instellingen/eigen/lijsten/contact_kind/nieuw' },
  { name: 'own-field', as: coordinator, path: '/instellingen/eigen/velden/nieuw' },
  { name: 'own-fields', as: coordinator, path: '/nieuwkomers/:person/gegevens/eigen' },
  { name: 'settings-area', as: coordinator, path: '/instellingen/gebied' },
  { name: 'settings-organisations', as: coordinator, path: '/instellingen/organisaties' },
  { name: 'settings-people', as: administrator, path: '/instellingen/mensen' },
  { name: 'settings-invite', as: administrator, path: '/instellingen/mensen/nieuw' },
  { name: 'settings-colleague', as: administrator, path: '/instellingen/mensen/:colleague' },
  { name: 'account', as: coordinator, path: '/mijn-account' },
  { name: 'account-password', as: coordinator, path: '/mijn-account/wachtwoord' },
  { name: 'account-phone', as: coordinator, path: '/tweede-stap' },
  { name: 'account-codes', as: coordinator, path: '/mijn-account/herstelcodes' },
  { name: 'choose-place', as: 'Ilse Hoekema', path: '/kies' },
  { name: 'forgotten', as: null, path: '/wachtwoord-vergeten' },
]

/** The path with somebody of the demo region filled in: a person with a long history and much going on, and their latest talk. */
export async function filledPath(region: Region, page: ShownPage): Promise<string> {
  if (!page.path.includes(':')) return page.path
  if (page.path.includes(':colleague')) {
    return page.path.replace(':colleague', await region.ask('select id from account where name = $1', [caseWorker]))
  }
  if (page.path.includes(':planned')) return page.path.replace(':planned', await region.ask(`
    select c.id from conversation c join municipality m on m.id = c.municipality_id
    where m.slug = 'achtkarspelen' and c.held_on is null and c.cancelled_on is null order by c.planned_on limit 1`))
  if (page.path.includes(':closed')) {
    return page.path.replace(':closed', await region.ask(`
      select f.person_id from file_closure f join municipality m on m.id = f.municipality_id
      where m.slug = 'achtkarspelen' and f.reopened_at is null order by f.closed_on limit 1`))
  }
  const person = await region.ask(`
    select c.person_id from conversation c join municipality m on m.id = c.municipality_id
    join person p on p.id = c.person_id and p.municipality_id = c.municipality_id
    where m.slug = 'achtkarspelen' and c.held_on is not null and not exists (
      select from file_closure f where f.person_id = c.person_id and f.reopened_at is null)
    group by c.person_id
    order by least(count(*), 3) desc, (select count(distinct area) from (
      select area from plan_action a where c.person_id = any(a.person_ids) and done_on is null
      union all select area from piece_mark k where k.person_id = c.person_id
      union all select area from piece_holder h where h.person_id = c.person_id) piece) desc, c.person_id limit 1`)
  if (page.path.includes(':person')) return page.path.replace(':person', person)
  const talk = await region.ask(`select id from conversation where person_id = $1 and held_on is not null
    order by held_on desc limit 1`, [person])
  return page.path.replace(':talk', talk)
}
