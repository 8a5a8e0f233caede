import type { VNode } from 'preact'
import { page, type Visit } from '../../../web/route.ts'
import { fileHeadOf } from '../queries/header.ts'
import type { FileHead } from '../rules/file-head.ts'

/** Opens the file of the address and writes down whose it was; NotFound outside the caseload. */
export async function openFile(visit: Visit<unknown>): Promise<FileHead> {
  const head = await fileHeadOf(visit.tx, visit.actor, visit.params['person'] ?? '')
  visit.saw(head.personId)
  visit.about('person', head.personId)
  return head
}

/** A page of a file; the title names the page and the person. */
export function filePage(visit: Visit<unknown>, head: FileHead, titleKey: string, body: VNode) {
  return page({ title: `${visit.text.t(titleKey)} · ${head.name}`, place: 'newcomers', wide: true, body })
}
