/** Paths that are not pages of the dashboard: an unknown one under them is a 404, not the dashboard. */
const OTHER_THAN_PAGES = /^\/(assets|graphql|import|export|healthz|readyz|metrics)(\/|\?|$)/;

export const isPagePath = (url: string): boolean => !OTHER_THAN_PAGES.test(url);
