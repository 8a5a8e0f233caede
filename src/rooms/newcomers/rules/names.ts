interface Names {
  readonly given_name: string
  readonly name_prefix: string
  readonly family_name: string
}

/** The name as the person writes it; a name of one word is whole. */
export function fullName({ given_name, name_prefix, family_name }: Names): string {
  return [given_name, name_prefix, family_name].filter((part) => part !== '').join(' ')
}

/** The last nine digits, so that 06-12345678, +31 6 12345678 and 0031612345678 are one number; '' when too short. */
export function phoneDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 8 ? digits.slice(-9) : ''
}
