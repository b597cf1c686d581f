/** Who is next, over the columns of `build`: the team that has the fewest builds running, then who came first. One team's fifty builds do not make another wait for all of them. */
export const FAIR_ORDER = `(SELECT count(*) FROM build AS busy WHERE busy."status" = 'RUNNING' AND busy."teamId" = build."teamId"), "id"`;
