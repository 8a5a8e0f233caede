/** Two sign-ups of one name and number are one person: spelling of capitals, spaces and signs does not count. */
export function likenessOf(name: string, phone: string, email = ''): string {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/[\s.]+/g, ' ').trim()
  return `${plain(name)} ${phone.replaceAll(/\D/g, '')}${email && ` ${email.toLowerCase().trim()}`}`
}
