import type { ComponentChildren } from 'preact'

/** Something more, one click away: "Hoe geteld?", "Als tabel". */
export function Disclosure({ label, open = false, children }: {
  label: ComponentChildren
  open?: boolean
  children: ComponentChildren
}) {
  return (
    <details class="disclosure" open={open}>
      <summary>{label}</summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
