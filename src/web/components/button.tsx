import type { ComponentChildren } from 'preact'
import { Icon, type IconName } from './icon.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'quiet'

const classes: Record<ButtonLook, string> = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  quiet: 'utrecht-button utrecht-button--subtle',
}

interface Common {
  look?: ButtonLook
  danger?: boolean
  icon?: IconName
  children: ComponentChildren
}

interface ButtonProps extends Common {
  type?: 'submit' | 'button'
  name?: string | undefined
  value?: string | undefined
  /** The form it belongs to when it stands outside of it. */
  form?: string | undefined
  formaction?: string | undefined
}

/** A button is a verb: "Gesprek plannen". */
export function Button({ look = 'secondary', danger = false, icon, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} class={`${classes[look]}${danger ? ' utrecht-button--danger' : ''}`} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}

/** A link that looks like a button, for a first step that is a page of its own. */
export function ButtonLink({ look = 'secondary', danger = false, icon, children, href }: Common & { href: string }) {
  return (
    <a href={href} class={`${classes[look]} button-link${danger ? ' utrecht-button--danger' : ''}`}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  )
}

/** Buttons and links in one row that wraps. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>
}
