import { ExtensionsAndBigrams1763900000001 } from './1763900000001-extensions-and-bigrams.js';
import { EventAndOutbox1763900000002 } from './1763900000002-event-and-outbox.js';
import { UsersAndSessions1763900000003 } from './1763900000003-users-and-sessions.js';
import { CompaniesAndContacts1763900000004 } from './1763900000004-companies-and-contacts.js';
import { Listings1763900000005 } from './1763900000005-listings.js';
import { Articles1763900000006 } from './1763900000006-articles.js';
import { LeadsAndInquiries1763900000007 } from './1763900000007-leads-and-inquiries.js';
import { MatchesTasksAndNotifications1763900000008 } from './1763900000008-matches-tasks-and-notifications.js';

/** In the order in which they run. A list rather than a glob, so that it is the same in source, build and tests. */
export const migrations = [
  ExtensionsAndBigrams1763900000001,
  EventAndOutbox1763900000002,
  UsersAndSessions1763900000003,
  CompaniesAndContacts1763900000004,
  Listings1763900000005,
  Articles1763900000006,
  LeadsAndInquiries1763900000007,
  MatchesTasksAndNotifications1763900000008,
];
