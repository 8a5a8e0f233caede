import { territoryId } from '../territory/install.ts'

type Typed = Readonly<Record<string, string | readonly string[]>>

/** What is typed to ask for an interpreter at the GP in Harkema. */
export function aRequest(fields: Typed = {}): Typed {
  return {
    side: 'asked', kind: 'interpreter', title: 'Tolk bij de huisarts', languages: ['Arabisch'], setting: 'gp',
    village_id: territoryId('achtkarspelen', 'village', 'Harkema'), ...fields,
  }
}

/** What a resident of Harkema types who offers to interpret. */
export function anOffer(fields: Typed = {}): Typed {
  return {
    side: 'offered', kind: 'interpreter', title: 'Ik tolk graag', languages: ['Arabisch', 'Nederlands'],
    village_id: territoryId('achtkarspelen', 'village', 'Harkema'), name: 'Samira Haddad', phone: '06 00000041',
    agreed: 'on', ...fields,
  }
}
