export const doctorCommand = { summary: 'zegt wat er mis is met deze installatie', usage: '', run: async () => 0 }
