export const ownPath = '/instellingen/eigen'
