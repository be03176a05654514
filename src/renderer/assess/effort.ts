/** What a person may type as effort, in person-days; a file may hold any number above 0. */
export const leastEffort = 0.01
export const mostEffort = 100_000
