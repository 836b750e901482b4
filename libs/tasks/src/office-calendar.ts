export { OfficeCalendar } from '@app/users';
