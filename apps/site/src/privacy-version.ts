/** Version of the notice on /privacy; change it with its words. It is stored with every consent. */
export const PRIVACY_VERSION = '2026-11-2';
