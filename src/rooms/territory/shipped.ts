/** What kind of organisation; an organisation can hold the coordination whatever its kind (AK-02). */
export type OrganisationKind =
  | 'welfare' | 'refugee_council' | 'housing' | 'training' | 'community' | 'buddy' | 'network' | 'government'

/** An organisation as the five texts name it. Never a person: the people in the texts are real. */
export interface ShippedOrganisation {
  readonly name: string
  readonly kind: OrganisationKind
  /** The wish that names it (domain.md). */
  readonly source: string
  /** Holds the coordination of the approach in this municipality. */
  readonly coordinates?: true
}

/** An area team works for all residents of its part of the municipality; its core village bears its name. */
export interface ShippedAreaTeam {
  readonly name: string
  readonly villages: readonly string[]
}

export interface ShippedMunicipality {
  readonly slug: string
  readonly name: string
  /** Four digits, as CBS writes it; with leading zero. */
  readonly cbsCode: string
  /** Key of the approach it starts with. */
  readonly approach: string
  readonly villages: readonly string[]
  readonly areaTeams: readonly ShippedAreaTeam[]
  readonly organisations: readonly ShippedOrganisation[]
}

export interface ShippedRegion {
  readonly slug: string
  readonly name: string
  readonly province: string
  readonly municipalities: readonly ShippedMunicipality[]
}

const acrossRivierenland: readonly ShippedOrganisation[] = [
  { name: 'OpenEmbassy', kind: 'network', source: 'MS-01' },
  { name: 'Divosa', kind: 'network', source: 'MS-12' },
  { name: 'Provincie Gelderland', kind: 'government', source: 'MS-13' },
  { name: 'Buddy to Buddy', kind: 'buddy', source: 'MS-14' },
  { name: 'Cultuurverbinders', kind: 'buddy', source: 'MS-16' },
]

const rivierenland: ShippedRegion = {
  slug: 'rivierenland', name: 'Rivierenland', province: 'Gelderland',
  municipalities: [
    inRivierenland('Buren', '0214', ['Buren', 'Maurik']),
    inRivierenland('Culemborg', '0216', ['Culemborg']),
    inRivierenland('Maasdriel', '0263', ['Kerkdriel']),
    inRivierenland('Neder-Betuwe', '1740', ['Kesteren', 'Opheusden']),
    inRivierenland('Tiel', '0281', ['Tiel'], [
      { name: 'OpenMind', kind: 'community', source: 'MS-07' },
      { name: 'Mozaïek', kind: 'welfare', source: 'MS-07' },
    ]),
    inRivierenland('West Betuwe', '1960', ['Geldermalsen'], [
      { name: 'Integreren doe je samen!', kind: 'community', source: 'MS-11' },
    ]),
    inRivierenland('West Maas en Waal', '0668', ['Beneden-Leeuwen']),
    inRivierenland('Zaltbommel', '0297', ['Zaltbommel']),
  ],
}

const fryslan: ShippedRegion = {
  slug: 'fryslan', name: 'Fryslân', province: 'Fryslân',
  municipalities: [{
    slug: 'achtkarspelen', name: 'Achtkarspelen', cbsCode: '0059', approach: 'achtkarspelen',
    villages: [
      'Augustinusga', 'Boelenslaan', 'Buitenpost', 'Drogeham', 'Gerkesklooster', 'Harkema', 'Kootstertille',
      'Stroobos', 'Surhuisterveen', 'Surhuizum', 'Twijzel', 'Twijzelerheide',
    ],
    areaTeams: [],
    organisations: [{ name: 'Timpaan Welzijn', kind: 'welfare', source: 'AK-02', coordinates: true }],
  }],
}

const noordBrabant: ShippedRegion = {
  slug: 'noord-brabant', name: 'Noord-Brabant', province: 'Noord-Brabant',
  municipalities: [{
    slug: 'son-en-breugel', name: 'Son en Breugel', cbsCode: '0848', approach: 'son_en_breugel',
    villages: ['Breugel', 'Son'],
    areaTeams: [],
    organisations: [
      { name: '’Thuis', kind: 'housing', source: 'SB-03' },
      { name: 'Woonbedrijf', kind: 'housing', source: 'SB-03' },
      { name: 'Werkacademie', kind: 'training', source: 'SB-07' },
    ],
  }],
}

const utrecht: ShippedRegion = {
  slug: 'utrecht', name: 'Utrecht', province: 'Utrecht',
  municipalities: [{
    slug: 'zeist', name: 'Zeist', cbsCode: '0355', approach: 'zeist',
    villages: ['Austerlitz', 'Bosch en Duin', 'Den Dolder', 'Huis ter Heide', 'Zeist'],
    areaTeams: [],
    organisations: [],
  }],
}

const groningen: ShippedRegion = {
  slug: 'groningen', name: 'Groningen', province: 'Groningen',
  municipalities: [{
    slug: 'westerkwartier', name: 'Westerkwartier', cbsCode: '1969', approach: 'westerkwartier',
    villages: ['Grootegast', 'Leek', 'Marum', 'Zuidhorn'],
    areaTeams: ['Zuidhorn', 'Leek', 'Marum', 'Grootegast'].map((name) => ({ name, villages: [name] })),
    organisations: [
      { name: 'Sociaal Werk De Schans', kind: 'welfare', source: 'WK-02' },
      { name: 'VluchtelingenWerk Noord-Nederland', kind: 'refugee_council', source: 'WK-02' },
      { name: 'Tinten', kind: 'welfare', source: 'WK-02' },
    ],
  }],
}

/** The five municipalities of the texts with the regions they lie in, and the eight of Rivierenland (MS-12). */
export const shippedRegions: readonly ShippedRegion[] = [rivierenland, fryslan, noordBrabant, utrecht, groningen]

/** By slug ('achtkarspelen') or CBS code ('0059'); undefined when the product does not ship it. */
export function findShippedMunicipality(code: string): ShippedMunicipality | undefined {
  return shippedRegions.flatMap((region) => region.municipalities)
    .find((municipality) => municipality.slug === code || municipality.cbsCode === code)
}

function inRivierenland(
  name: string, cbsCode: string, villages: readonly string[], organisations: readonly ShippedOrganisation[] = [],
): ShippedMunicipality {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  return {
    slug, name, cbsCode, approach: 'rivierenland', villages, areaTeams: [],
    organisations: [...organisations, ...acrossRivierenland],
  }
}
