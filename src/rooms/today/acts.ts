import type { TodayItem } from './rules.ts'

/** The one tap that an item asks for. */
export interface Act {
  readonly key: string
  readonly href: string
  /** True when it is done at once, by a form of one button. */
  readonly post?: boolean
}

/** Where the item leads to; who opens no files is led to the talks. */
export function hrefOf(item: TodayItem, opensFiles: boolean): string {
  if (isTalk(item) && item.subjectId) return `/gesprekken/${item.subjectId}`
  if (!opensFiles) return '/gesprekken'
  const file = `/nieuwkomers/${item.personId}`
  if (item.kind === 'talk') return `${file}/gesprekken`
  if (item.kind === 'plan') return `${file}/plan`
  if (item.kind === 'action') return `${file}/plan#stap-${item.subjectId}`
  if (item.kind === 'barrier') return `${file}/uitnodigingen/${item.invitation?.id}/nodig/${item.subjectId}`
  if (item.kind === 'welcome') return `${file}/uitnodigingen`
  return item.kind === 'appointment' ? `${file}/afspraken` : file
}

/** What to do about it. */
export function actOf(item: TodayItem, opensFiles: boolean): Act {
  const file = `/nieuwkomers/${item.personId}`
  switch (item.kind) {
    case 'talk': return opensFiles
      ? { key: 'plan_talk', href: `${file}/gesprekken/nieuw` } : { key: 'open_talk', href: '/gesprekken' }
    case 'talk_planned': return { key: 'open_talk', href: hrefOf(item, opensFiles) }
    case 'talk_report': return { key: 'report_talk', href: hrefOf(item, opensFiles) }
    case 'plan': return { key: 'open_plan', href: `${file}/plan` }
    case 'action': return { key: 'open_action', href: hrefOf(item, opensFiles) }
    case 'appointment': return { key: 'appointment', href: `${file}/afspraken` }
    case 'barrier': return { key: 'barrier', href: hrefOf(item, opensFiles) }
    case 'no_lead': return { key: 'choose_lead', href: `${file}/team/lead` }
    case 'welcome': return { key: 'welcome', href: hrefOf(item, opensFiles) }
    case 'silent': case 'silent_social': return { key: 'contact', href: `${file}/contact` }
    case 'lead_notice': return { key: 'seen', href: `/nieuwkomers/overdracht/${item.subjectId}/gezien`, post: true }
    case 'attachment': return { key: 'confirm', href: `${file}/team/bevestiging`, post: true }
  }
}

function isTalk({ kind }: TodayItem): boolean {
  return kind === 'talk' || kind === 'talk_planned' || kind === 'talk_report'
}
