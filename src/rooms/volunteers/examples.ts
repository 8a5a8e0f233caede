type Typed = Readonly<Record<string, string | readonly string[]>>

/** What somebody types who signs up at a stall. */
export function aSignUp(fields: Typed = {}): Typed {
  return { name: 'Wietske Hofstra', phone: '06 00000011', likes: ['language', 'go_along'], agreed: 'on', ...fields }
}
