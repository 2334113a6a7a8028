import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from 'wouter'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

/**
 * `primary`: the one thing to do here. `quiet`: everything else. `bare`: several in one line, each needed rarely.
 * `danger`: takes something away.
 */
export type ButtonKind = 'primary' | 'quiet' | 'bare' | 'danger'

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** As wide as its place: the main button of a phone screen. */
  readonly wide?: boolean
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

export function Button({
  kind = 'quiet',
  icon,
  wide = false,
  type = 'button',
  buttonRef,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button {...rest} ref={buttonRef} type={type} className={look(kind, wide)}>
      {icon !== undefined && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  )
}

export interface ButtonLinkProps {
  readonly href: string
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly wide?: boolean
  readonly children: ReactNode
}

/** A link within the app that looks like a button, because it begins something. */
export function ButtonLink({
  href,
  kind = 'quiet',
  icon,
  wide = false,
  children,
}: ButtonLinkProps) {
  return (
    <Link href={href} className={look(kind, wide)}>
      {icon !== undefined && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </Link>
  )
}

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children' | 'aria-label'> {
  readonly icon: IconName
  /** Its name for those who do not see the sign, and the tooltip for those who do. */
  readonly label: string
}

/** Only where the sign is known to everybody (close, plus, back) or stands beside its word. */
export function IconButton({ icon, label, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} className={styles['icon']} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  )
}

function look(kind: ButtonKind, wide: boolean): string {
  return classNames(styles['button'], styles[kind], wide && styles['wide'])
}
