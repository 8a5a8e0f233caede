type Parts = Readonly<Record<string, string>>

const weekdays = /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/
const placed = /^(-?[1-5])(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])(MO|TU|WE|TH|FR|SA|SU))*$/
const monthDays = /^-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*$/
const months = /^([1-9]|1[0-2])(,([1-9]|1[0-2]))*$/

/** What each frequency may say besides: more than any calendar of a village, and all of it comes to an end. */
const mayBe: Readonly<Record<string, (parts: Parts) => boolean>> = {
  DAILY: (parts) => only(parts, { BYDAY: [weekdays] }) && !(parts['BYDAY'] && parts['INTERVAL']),
  WEEKLY: (parts) => only(parts, { BYDAY: [weekdays] }),
  MONTHLY: (parts) => only(parts, { BYDAY: [weekdays, placed], BYMONTHDAY: [monthDays], BYSETPOS: [/^-?[1-5]$/] })
    && isOneWay(parts) && (!parts['BYSETPOS'] || weekdays.test(parts['BYDAY'] ?? '')),
  YEARLY: (parts) => only(parts, { BYMONTH: [months], BYDAY: [placed], BYMONTHDAY: [monthDays] }) && isOneWay(parts),
}

const always: Readonly<Record<string, RegExp>> = {
  FREQ: /^[A-Z]+$/, INTERVAL: /^[1-9]\d?$/, COUNT: /^[1-9]\d{0,3}$/, UNTIL: /^\d{8}(T\d{6}Z?)?$/, WKST: weekdays,
}

/**
 * True for a rule (RFC 5545, RRULE) that we can follow day by day. Others, such as every second, or a 30th of February
 * that never comes, would keep us busy for ever.
 */
export function isFollowable(rule: string): boolean {
  const parts = Object.fromEntries(rule.toUpperCase().split(';').map((part) => part.split('=', 2)))
  return mayBe[parts['FREQ'] ?? '']?.(parts) ?? false
}

function only(parts: Parts, more: Readonly<Record<string, readonly RegExp[]>>): boolean {
  return Object.entries(parts).every(([name, value]) => {
    const fixed = always[name]
    return fixed ? fixed.test(value) : (more[name] ?? []).some((form) => form.test(value))
  })
}

function isOneWay(parts: Parts): boolean {
  return !(parts['BYDAY'] && parts['BYMONTHDAY'])
}
