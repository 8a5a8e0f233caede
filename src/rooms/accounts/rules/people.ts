const sharedNames = new Set([
  'admin', 'administratie', 'algemeen', 'balie', 'bestuur', 'contact', 'gemeente', 'gezinscoach', 'gezinscoaches',
  'info', 'inburgering', 'klantcontact', 'kantoor', 'mail', 'medewerker', 'noreply', 'office', 'post', 'postbus',
  'receptie', 'secretariaat', 'servicedesk', 'spreekuur', 'stage', 'stagiair', 'team', 'vrijwilliger', 'vrijwilligers',
  'welkom', 'welzijn',
])

/**
 * BIO2 5.16.02: an account is one person's. True for an address that several people read, such as info@ or
 * team-noord@; the person gives an address of their own.
 */
export function isGroupAddress(email: string): boolean {
  const local = email.split('@')[0]?.toLowerCase() ?? ''
  return local.split(/[-._+0-9]+/).some((word) => sharedNames.has(word))
}
