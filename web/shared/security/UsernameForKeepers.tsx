/** Tells password managers whose password a form is about; nobody else sees or reaches it. */
export function UsernameForKeepers({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
}
