import type { SectionName } from '../rules/sections.ts'

export const approachPath = '/instellingen/aanpak'
export const draftPath = `${approachPath}/concept`

const words: Readonly<Record<SectionName, string>> = {
  name: 'naam', coordination: 'regie', talk: 'gesprek', limits: 'grenzen', moments: 'momenten', questions: 'vragen',
  topics: 'onderwerpen', headings: 'kopjes', actions: 'acties', targets: 'doelen',
}

/** Where a part of the draft is changed. */
export function pathOf(section: SectionName): string {
  return `${draftPath}/${words[section]}`
}
