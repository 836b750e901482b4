/** What `loadDemo` made; `password` is the same for all of them, null when they were there before. */
export interface DemoLogins {
  password: string | null;
  logins: { email: string; name: string; role: string }[];
}
