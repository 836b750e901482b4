export class LeadLink {
  id: string;
  ref: string;
}
